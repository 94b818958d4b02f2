// What somebody pastes from Word, Outlook or a page, as the small subset of HTML (docs/adr/0004-rich-text.md).

const HEADINGS = { h1: "h3", h2: "h3", h3: "h3", h4: "h4", h5: "h4", h6: "h4" };
const LISTS = { ul: "ul", ol: "ol", menu: "ul" };
const BLOCKS = new Set("p div section article header footer main aside address pre table tr td th caption dl dt dd figure figcaption form fieldset hr center body".split(" "));
const PICTURES = new Set("img picture svg object iframe".split(" "));
const NOTE = /#.*(?:ftn|edn|footnote|endnote|fn|cite_note|cite_ref)/i;
const SILENT = new Set("style script head title meta link xml noscript template object iframe svg math select button input textarea".split(" "));
const ADDRESS = /^(https?:|mailto:)/i;
const NUMBERED = /^\s*\(?([0-9]+|[a-z]|[ivx]+)[.)]/i;

/** Reads nodes into blocks; `lost` names what is not kept, as rich_text.html has a sentence for it. */
class Reader {
  blocks = [];
  current = null;

  constructor(lost) {
    this.lost = lost;
  }

  begin(kind) {
    this.current = { kind, html: "" };
    this.blocks.push(this.current);
  }

  write(html, kind) {
    if (!this.current) this.begin(kind);
    this.current.html += html;
  }

  read(node, kind, marks) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.text(child.data, kind, marks);
      else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, kind, marks);
    }
  }

  text(words, kind, marks) {
    words = words.replace(/[\s\u00a0]+/g, " ");
    if (words === " " && !this.current?.html) return;
    this.write(marked(words, marks), kind);
  }

  element(node, kind, marks) {
    const tag = node.localName, style = styleOf(node);
    if (leavesOut(node, tag, style, this.lost)) return;
    if (SILENT.has(tag) || /mso-list:\s*ignore/i.test(style) || /display:\s*none|mso-hide:\s*all/i.test(style)) return;
    if (tag === "br") return this.write("<br>", kind);
    if (tag === "table" && isOfFacts(node)) return this.table(node);
    if (tag === "a" && isNoteMark(node)) return this.write(marked(noteMark(node), {}), kind);
    const inner = { ...marks, ...marksOf(node, tag, style) };
    const own = kindOf(node, tag, style, kind);
    if (!own) return this.read(node, kind, inner);
    if (!(tag in LISTS)) this.begin(own);
    this.read(node, own, inner);
    this.current = null;
  }

  /** A table as a list: a row an item, each value after the heading of its column. */
  table(node) {
    const [first, ...rest] = rowsOf(node);
    const headed = rest.length && first.every(cell => cell.localName === "th" || isBold(cell));
    const heads = headed ? first.map(cell => cell.textContent.replace(/[\s\u00a0]+/g, " ").trim()) : [];
    for (const row of headed ? rest : [first, ...rest]) {
      this.begin("ul");
      this.write(this.row(row, heads), "ul");
    }
    this.current = null;
    this.lost.add("table");
  }

  row(cells, heads) {
    const values = cells.map(cell => inline(cell, this.lost));
    if (!heads.length && values.length === 2 && values[0] && values[1]) return `${values[0]}: ${values[1]}`;
    return values.map((value, place) => value && heads[place] ? `${escaped(heads[place])}: ${value}` : value).filter(Boolean).join("; ");
  }

  /** The blocks with words in them, items of one list together. */
  html() {
    let html = "", list = "";
    for (const { kind, html: words } of this.blocks) {
      const trimmed = words.replace(/^(\s|<br>)+|(\s|<br>)+$/g, "");
      if (!trimmed.replace(/<[^>]*>/g, "").trim()) continue;
      const next = kind === "ul" || kind === "ol" ? kind : "";
      if (list !== next) html += (list && `</${list}>`) + (next && `<${next}>`);
      html += next ? `<li>${trimmed}</li>` : `<${kind}>${trimmed}</${kind}>`;
      list = next;
    }
    return html + (list && `</${list}>`);
  }
}

/** Whether NODE is what somebody took out or wrote in the margin, or a picture: it goes, and that is told. */
function leavesOut(node, tag, style, lost) {
  const comment = /mso-element:\s*comment|mso-special-character:\s*comment/i.test(style) || /\bMsoComment(?:Reference|Text)\b|\bmsocom/i.test(node.className);
  if (tag === "del") lost.add("deletions");
  else if (comment) lost.add("comments");
  else if (PICTURES.has(tag)) lost.add("pictures");
  else if (["s", "strike"].includes(tag) || /text-decoration[^;]*line-through/i.test(style)) return void lost.add("struck");
  else return false;
  return true;
}

function rowsOf(table) {
  return [...table.querySelectorAll("tr")].map(row => [...row.children].filter(cell => /^t[dh]$/.test(cell.localName))).filter(row => row.some(cell => cell.textContent.trim()));
}

/** Rows of two and more columns, and no table inside: the others only arrange a page. */
function isOfFacts(table) {
  return !table.querySelector("table") && rowsOf(table).some(row => row.length > 1);
}

function isBold(cell) {
  const bold = [...cell.querySelectorAll("b, strong")].map(each => each.textContent).join("").trim();
  return Boolean(bold) && bold === cell.textContent.trim();
}

/** The words of NODE with their marks, in one line. */
function inline(node, lost) {
  const reader = new Reader(lost);
  reader.read(node, "p", {});
  return reader.blocks.map(block => block.html.replace(/^(\s|<br>)+|(\s|<br>)+$/g, "").replaceAll("<br>", " ")).filter(words => words.trim()).join(" ");
}

/** Whether A is the number of a footnote, in the sentence or before the note itself. */
function isNoteMark(a) {
  return NOTE.test(a.getAttribute("href") || "") && /^\[?\s*[0-9ivx*]{1,5}\s*\]?$/i.test(a.textContent.trim());
}

function noteMark(a) {
  const number = a.textContent.replace(/[[\]\s]/g, "");
  return a.parentElement.textContent.trim().startsWith(a.textContent.trim()) ? `[${number}] ` : `[${number}]`;
}

/** The kind of the block that NODE begins, or nothing for what stands inside a line. */
function kindOf(node, tag, style, kind) {
  if (/mso-list:\s*l\d/i.test(style)) return NUMBERED.test(markerOf(node)) ? "ol" : "ul";
  if (tag in HEADINGS) return HEADINGS[tag];
  if (tag in LISTS) return LISTS[tag];
  if (tag === "blockquote") return "blockquote";
  if (tag === "li") return kind === "ol" ? "ol" : "ul";
  if (BLOCKS.has(tag)) return ["ul", "ol", "blockquote"].includes(kind) ? kind : "p";
  return "";
}

/** The bullet or number that Word writes before an item. */
function markerOf(node) {
  const marker = [...node.querySelectorAll("[data-was]")].find(each => /mso-list:\s*ignore/i.test(styleOf(each)));
  return marker ? marker.textContent : "";
}

function marksOf(node, tag, style) {
  const marks = {};
  const weight = style.match(/(?:^|[;\s])font-weight:\s*(bold|normal|\d+)/i)?.[1].toLowerCase();
  if (tag === "b" || tag === "strong") marks.bold = true;
  if (weight) marks.bold = weight === "bold" || Number(weight) >= 600;
  if (tag === "i" || tag === "em" || /(?:^|[;\s])font-style:\s*italic/i.test(style)) marks.italic = true;
  if (tag in HEADINGS) marks.bold = false;
  const address = tag === "a" && node.getAttribute("href");
  if (address && ADDRESS.test(address)) marks.address = address;
  return marks;
}

function marked(words, marks) {
  let html = escaped(words);
  if (marks.italic) html = `<em>${html}</em>`;
  if (marks.bold) html = `<strong>${html}</strong>`;
  return marks.address ? `<a href="${escaped(marks.address)}">${html}</a>` : html;
}

function escaped(text) {
  return text.replace(/[&<>"]/g, each => `&#${each.charCodeAt(0)};`);
}

function styleOf(node) {
  return node.getAttribute("data-was") || "";
}

/** HTML with nothing in it but the subset; LOST gets the names of what is not kept. What our policy refuses even to be read gets another name, or goes. */
export function cleaned(html, lost = new Set()) {
  const named = html
    .replace(/<!--[^]*?-->|<(style|script)\b[^]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, tag => tag.replace(/\sstyle\s*=/i, " data-was=").replace(/\son[a-z]+\s*=/gi, " data-on=").replace(/\ssrc(?:set)?\s*=/gi, " data-src="));
  const reader = new Reader(lost);
  reader.read(new DOMParser().parseFromString(named, "text/html").body, "p", {});
  return reader.html();
}
