// Tells the site where the cursor stands in a recommendation that is split (advices/forms/rows.py).

for (const button of document.querySelectorAll("[data-row] button[name=split]")) {
  const row = button.closest("[data-row]");
  const text = row.querySelector("textarea[name$='-text']");
  const place = row.querySelector("input[name$='-split_at']");
  button.addEventListener("click", () => (place.value = text.selectionStart));
}
