// Offers a note about the words that a member of the council selects in an advice; without it one copies the words.

const LONGEST = 1000;

for (const link of document.querySelectorAll("[data-note]")) {
  const text = document.getElementById(link.dataset.note);
  const address = new URL(link.href);
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    const words = chosen.toString().trim();
    const inside = words && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode);
    if (!inside) return;
    address.searchParams.set("passage", words.slice(0, LONGEST));
    link.href = address;
  });
}
