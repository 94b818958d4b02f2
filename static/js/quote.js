/* On the page of a recommendation: words that one selects in a reaction become the text of a commitment.
   Without this script the button below the reaction leads to its sentences, one by one. */

const LONGEST = 1500;

function selectedReaction(selection) {
  const place = selection.anchorNode?.parentElement?.closest("li[id^='reactie-']");
  const words = place?.querySelector("blockquote");
  const inside = words?.contains(selection.anchorNode) && words.contains(selection.focusNode);
  return inside ? place : null;
}

function offer() {
  const selection = document.getSelection();
  const text = selection.toString().trim();
  const place = text && text.length <= LONGEST ? selectedReaction(selection) : null;
  for (const link of document.querySelectorAll("[data-quote]")) {
    const chosen = place?.contains(link);
    if (chosen) link.href = `${link.dataset.quote}&tekst=${encodeURIComponent(text)}`;
    if (place) link.hidden = !chosen;
  }
}

document.addEventListener("selectionchange", offer);
