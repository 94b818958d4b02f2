// Finds something in a long list of choices: what does not fit is hidden; what is ticked always stays.

for (const box of document.querySelectorAll("[data-find-choice]")) {
  const field = box.querySelector("input");
  const says = box.querySelector("[role=status]");
  const choices = [...box.parentElement.querySelectorAll(".choice")].map(element => ({
    element,
    words: element.textContent.toLocaleLowerCase("nl"),
  }));

  const find = () => {
    const wanted = field.value.toLocaleLowerCase("nl").split(/\s+/).filter(Boolean);
    for (const { element, words } of choices) {
      element.hidden = !wanted.every(word => words.includes(word)) && !element.querySelector(":checked");
    }
    const shown = choices.filter(({ element }) => !element.hidden).length;
    says.textContent = wanted.length ? box.dataset.shown.replace("{shown}", shown).replace("{all}", choices.length) : "";
  };

  field.addEventListener("input", event => {
    event.stopPropagation(); // this is not part of what somebody fills in
    find();
  });
  field.addEventListener("keydown", event => event.key === "Enter" && event.preventDefault());
  box.hidden = false;
}
