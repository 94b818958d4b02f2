// Keeps what somebody types, a moment after the typing stops, until the form is sent (governance/pages/keeping.py).

const PAUSE = 1_500;
const RETRY = 10_000;
const LOOK = 60_000;
const GIVE_UP = 8_000;
const LARGEST_FAREWELL = 60_000; // a browser sends no more than 64 kB after its page has closed

class Keeper {
  constructor(mark) {
    this.mark = mark;
    this.form = mark.form;
    this.typed = this.sent = false;
    this.says = document.createElement("p");
    this.says.className = "kept-state";
    this.says.setAttribute("role", "status");
    this.form.append(this.says);
    this.form.addEventListener("input", () => this.wait(PAUSE));
    this.form.addEventListener("submit", event => this.leave(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.typed && this.keep(true));
    addEventListener("pagehide", () => this.typed && this.keep(true));
    this.look();
    setInterval(() => document.hidden || this.pending || this.look(), LOOK);
  }

  /** Who else is here; and tell them, where they work in the same text. */
  look() {
    if ("shared" in this.mark.dataset) this.send({ open: "" });
  }

  wait(milliseconds) {
    this.typed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), milliseconds);
  }

  async keep(farewell = false) {
    if (this.sent) return;
    clearTimeout(this.timer);
    this.typed = false;
    const answer = await this.send({ typed: this.words() }, farewell);
    if (answer?.kept) return this.say(answer.kept);
    this.say(this.mark.dataset[answer ? "signedOut" : "failed"]);
    if (!this.typed) this.wait(RETRY);
  }

  /** Every field of the form as a browser would send it, without files and passwords. */
  words() {
    const words = new URLSearchParams();
    const secret = new Set([...this.form.querySelectorAll("input[type=password]")].map(each => each.name));
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && !secret.has(name)) words.append(name, value);
    }
    return words.toString();
  }

  /** What the site answers; undefined when it cannot be reached, {} for somebody who is no longer signed in. */
  async send(fields, farewell = false) {
    const body = new URLSearchParams({ page: this.mark.dataset.keep, csrfmiddlewaretoken: this.token(), ...fields });
    const keepalive = farewell && body.toString().length < LARGEST_FAREWELL;
    const signal = AbortSignal.timeout(GIVE_UP);
    this.pending = fetch(this.mark.dataset.address, { method: "POST", body, keepalive, signal, redirect: "manual" })
      .then(async response => {
        if (response.type === "opaqueredirect") return {};
        if (!response.ok) return undefined;
        const answer = await response.json();
        this.announce(answer.others);
        return answer;
      })
      .catch(() => undefined);
    const answer = await this.pending;
    this.pending = null;
    return answer;
  }

  /** Another tab may have signed in anew; the newest secret is in the cookie. */
  token() {
    const cookie = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/);
    return cookie ? cookie[1] : this.form.elements.csrfmiddlewaretoken.value;
  }

  announce(others) {
    const place = this.form.querySelector("[data-others]");
    if (place.textContent.trim() !== others) place.textContent = others;
  }

  say(words) {
    if (this.says.textContent !== words) this.says.textContent = words;
  }

  /** What is on its way must not arrive after the form itself: that would bring back what was saved. */
  leave(event) {
    this.sent = true;
    clearTimeout(this.timer);
    if (!this.pending) return;
    event.preventDefault();
    this.pending.then(() => this.form.requestSubmit(event.submitter));
  }
}

for (const mark of document.querySelectorAll("[data-keep]")) new Keeper(mark);
