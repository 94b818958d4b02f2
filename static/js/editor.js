// Makes an editor of every longer text: a toolbar, and Quill in the place of the plain field (documents/forms.py).
import { cleaned } from "./pasted.js";

const FORMATS = ["header", "bold", "italic", "list", "blockquote", "link"];
const NO_TAB = { tab: false, indent: false, outdent: false, "remove tab": false, "table tab": false };
const Delta = Quill.import("delta");
const SAFE = /^(https?:\/\/|mailto:)/i;

/** Our headings begin at h3, and stand right below the page's h1 while one writes. */
class Heading extends Quill.import("formats/header") {
  static create(level) {
    const node = super.create(level);
    node.setAttribute("aria-level", String(level - 1));
    return node;
  }
}
Quill.register(Heading, true);

class Editor {
  constructor(box) {
    this.box = box;
    this.field = box.querySelector("textarea");
    this.toolbar = box.querySelector(".rich-toolbar");
    this.buttons = [...this.toolbar.querySelectorAll("button")];
    this.linkBox = box.querySelector(".rich-link");
    this.address = this.linkBox.querySelector("input");
    this.quill = this.makeQuill();
    this.takeOver();
    this.listen();
    this.show();
  }

  makeQuill() {
    const place = document.createElement("div");
    place.className = "rich-text";
    this.field.after(place);
    const keyboard = { bindings: { ...NO_TAB, toolbar: { key: "F10", altKey: true, handler: () => this.enterToolbar() } } };
    const quill = new Quill(place, { formats: FORMATS, modules: { toolbar: false, keyboard } });
    const convert = quill.clipboard.convertHTML.bind(quill.clipboard);
    quill.clipboard.convertHTML = html => convert(cleaned(html, this.lost = new Set()));
    const paste = quill.clipboard.onPaste.bind(quill.clipboard);
    quill.clipboard.onPaste = (range, what) => this.paste(range, what, paste);
    quill.setContents(quill.clipboard.convert({ html: this.field.dataset.rich }), "silent");
    quill.history.clear();
    return quill;
  }

  /** The editor takes the name, the id and the texts of the field; the field keeps what is sent. */
  takeOver() {
    const { root } = this.quill, { field } = this, id = field.id;
    const label = document.querySelector(`label[for="${id}"]`);
    const help = document.getElementById(`${id}_helptext`);
    const told = this.box.querySelector("[data-help]").content.textContent;
    field.hidden = true;
    field.id = `${id}_plain`;
    root.id = id;
    root.setAttribute("role", "textbox");
    root.setAttribute("aria-multiline", "true");
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (field.hasAttribute(name)) root.setAttribute(name, field.getAttribute(name));
    }
    if (help) help.textContent = told;
    if (label) {
      label.id = `${id}_label`;
      label.addEventListener("click", () => root.focus());
      root.setAttribute("aria-labelledby", label.id);
    }
    const name = label ? label.firstChild.textContent.trim() : "";
    this.toolbar.setAttribute("aria-label", `${this.toolbar.dataset.label} ${name}`);
    this.toolbar.setAttribute("aria-controls", id);
    this.toolbar.hidden = false;
    this.buttons.forEach((button, place) => (button.tabIndex = place ? -1 : 0));
    if (field.autofocus) root.focus();
  }

  listen() {
    this.quill.on("text-change", (_delta, _before, source) => source === "user" && this.write());
    this.quill.on("editor-change", () => this.show());
    this.toolbar.addEventListener("mousedown", event => event.preventDefault());
    this.toolbar.addEventListener("click", event => this.press(event.target.closest("button")));
    this.toolbar.addEventListener("keydown", event => this.walk(event));
    this.linkBox.addEventListener("click", event => this.link(event.target.closest("button")?.dataset.link));
    this.linkBox.addEventListener("keydown", event => {
      if (event.key === "Enter" && event.target === this.address) this.link("set");
      else if (event.key === "Escape") this.closeLink();
      else return;
      event.preventDefault();
    });
  }

  /** What is pasted keeps its own blocks: the lines around it neither give theirs to it nor take it over. */
  paste(range, what, paste) {
    this.lost = new Set();
    const { quill } = this, lines = what.html ? quill.clipboard.convertHTML(what.html) : null;
    const length = Math.min(range.length, quill.getLength() - 1 - range.index);
    const before = quill.getLine(range.index)[1], [last, offset] = quill.getLine(range.index + length);
    const behind = last.length() - 1 - offset, ending = lines?.ops.at(-1);
    if (!isOfLines(lines) && (before || behind || !lines)) paste({ ...range, length }, what);
    else {
      const change = new Delta().retain(range.index).delete(length);
      if (before) change.insert("\n", lineFormats(quill.getFormat(range.index)));
      const own = lineFormats(ending?.attributes ?? {});
      const closed = typeof ending?.insert === "string" && ending.insert.endsWith("\n");
      const whole = change.concat(closed ? lines.slice(0, lines.length() - 1) : lines);
      if (behind) whole.insert("\n", own);
      else whole.retain(1, { header: null, list: null, blockquote: null, ...own });
      quill.updateContents(whole, "user");
      quill.setSelection(range.index + (before ? 1 : 0) + lines.length() - (closed ? 1 : 0), "silent");
      quill.scrollSelectionIntoView();
    }
    this.tellWhatIsLost();
  }

  /** Above the field, once: what was not taken along, and what became something else. */
  tellWhatIsLost() {
    const place = this.box.querySelector(".rich-lost ul");
    const told = [...place.querySelectorAll("[data-lost]")];
    for (const each of told) each.hidden = !this.lost.has(each.dataset.lost);
    place.hidden = !this.lost.size;
  }

  /** From the first change on the form sends the editor's HTML, and says so. */
  write() {
    const empty = !this.quill.getText().trim();
    this.field.value = empty ? "" : this.quill.getSemanticHTML();
    this.flag ??= this.makeFlag();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  makeFlag() {
    const flag = document.createElement("input");
    Object.assign(flag, { type: "hidden", name: `${this.field.name}-html`, value: "1" });
    this.field.after(flag);
    return flag;
  }

  press(button) {
    if (!button) return;
    const { format, value, undo } = button.dataset;
    if (undo) this.quill.history[undo]();
    else if (format === "link") return this.openLink();
    else this.quill.format(format, this.has(format, value) ? false : (format === "header" ? Number(value) : (value ?? true)), "user");
    this.show();
  }

  has(format, value) {
    const now = this.formats()[format];
    return value === undefined ? Boolean(now) : String(now) === value;
  }

  /** What holds where the cursor stands, or stood before the buttons got the focus. */
  formats() {
    this.last = this.quill.getSelection() ?? this.last;
    return this.last ? this.quill.getFormat(this.last) : {};
  }

  /** Which buttons are pressed where the cursor stands. */
  show() {
    const now = this.formats();
    for (const button of this.buttons) {
      const { format, value } = button.dataset;
      if (!format || format === "link") continue;
      const pressed = value === undefined ? Boolean(now[format]) : String(now[format]) === value;
      button.setAttribute("aria-pressed", String(pressed));
    }
  }

  enterToolbar() {
    this.buttons.find(button => button.tabIndex === 0).focus();
  }

  /** The arrows walk through the buttons, Escape leads back into the text. */
  walk(event) {
    const here = this.buttons.indexOf(document.activeElement), last = this.buttons.length - 1;
    const next = { ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here ? here - 1 : last, Home: 0, End: last }[event.key];
    if (event.key === "Escape") this.quill.focus();
    else if (next === undefined) return;
    else this.stand(next);
    event.preventDefault();
  }

  stand(place) {
    this.buttons.forEach((button, index) => (button.tabIndex = index === place ? 0 : -1));
    this.buttons[place].focus();
  }

  openLink() {
    this.range = this.quill.getSelection(true);
    const address = this.quill.getFormat(this.range).link;
    this.address.value = address ?? "";
    this.linkBox.hidden = false;
    this.linkButton().setAttribute("aria-expanded", "true");
    this.address.focus();
  }

  closeLink() {
    this.linkBox.hidden = true;
    this.linkButton().setAttribute("aria-expanded", "false");
    this.quill.setSelection(this.range);
  }

  linkButton() {
    return this.buttons.find(button => button.dataset.format === "link");
  }

  /** Set or remove the link on what was selected; without a selection the address itself becomes the words. */
  link(act) {
    if (!act) return;
    const typed = this.address.value.trim();
    const address = SAFE.test(typed) || !typed ? typed : typed.includes("@") ? `mailto:${typed}` : `https://${typed}`;
    const range = this.whole(this.range);
    if (act === "set" && address && range.length) this.quill.formatText(range.index, range.length, "link", address, "user");
    else if (act === "set" && address) this.quill.insertText(range.index, typed, "link", address, "user");
    else this.quill.formatText(range.index, range.length, "link", false, "user");
    this.closeLink();
  }

  /** The selection, or the whole link in which the cursor stands. */
  whole(range) {
    if (range.length) return range;
    const [leaf] = this.quill.getLeaf(range.index);
    const link = leaf?.parent?.statics?.blotName === "link" ? leaf.parent : null;
    return link ? { index: this.quill.getIndex(link), length: link.length() } : range;
  }
}

function lineFormats({ header, list, blockquote }) {
  return Object.fromEntries(Object.entries({ header, list, blockquote }).filter(([, value]) => value));
}

/** Whether what is pasted is more than words inside one line. */
function isOfLines(delta) {
  const ends = (delta?.ops ?? []).filter(op => typeof op.insert === "string" && op.insert.includes("\n"));
  const breaks = ends.reduce((count, op) => count + op.insert.split("\n").length - 1, 0);
  return breaks > 1 || ends.some(op => Object.keys(lineFormats(op.attributes ?? {})).length);
}

for (const box of document.querySelectorAll("[data-editor]")) new Editor(box);
