// Small parts every screen is built of. Text only ever becomes text nodes, never markup.

import { say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element; `on…` are listeners, other properties attributes, children nodes or text. */
export function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const ICONS = {
  pay: "M4 7V5h2M18 5h2v2M20 17v2h-2M6 19H4v-2M8 8.5v7M11 8.5v7M13.5 8.5v7M16 8.5v7",
  scan: "M4 8V5h3M17 5h3v3M20 16v3h-3M7 19H4v-3M4 12h16",
  receipts: "M6 4h12v16l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5-2 1.5zM9 8.5h6M9 12.5h6",
  me: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.5 3.8-5.5 7.5-5.5s6.7 2 7.5 5.5",
  close: "M6 6l12 12M18 6L6 18",
  erase: "M9 6h11v12H9l-5-6zM12 10l4 4M16 10l-4 4",
  done: "M5 12.5l4.5 4.5L19 7.5",
  refresh: "M19 12a7 7 0 1 1-2.1-5M19 4v4h-4",
  next: "M9 6l6 6-6 6",
  none: "M6 6l12 12M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  back: "M9 7L4.5 11.5 9 16M5 11.5h9a5 5 0 0 1 5 5V18",
  camera: "M4 8h3l1.5-2.5h7L17 8h3v11H4zM12 16.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5z",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export const button = (kind, onclick, ...children) =>
  h("button", { type: "button", class: kind, onclick }, ...children);

/** Two columns of names and values; rows without a value are left out. */
export const facts = (rows) =>
  h("dl", { class: "facts" }, rows.filter(([, value]) => value).map(([name, value, kind]) =>
    h("div", { class: kind }, h("dt", {}, name), h("dd", {}, value))));

/** What stands where there is nothing yet. */
export const empty = (name, title, more) =>
  h("div", { class: "empty" }, h("div", { class: "badge" }, icon(name)), h("p", { class: "title" }, title),
    h("p", { class: "quiet" }, more));

const PIN = 6;

/** Six dots over one password field, and the keys that fill it; calls `entered(pin)` when full. */
export function pinPad({ label, entered, autocomplete = "off" }) {
  const dots = Array.from({ length: PIN }, () => h("i"));
  const problem = h("p", { class: "problem", role: "alert" });
  const field = h("input", {
    type: "password", inputmode: "none", pattern: "[0-9]*", maxlength: PIN, autocomplete,
    "aria-label": `${label}, ${say("pinHint")}`, class: "pin-field", name: "pin",
  });
  let busy = false;

  function show() {
    dots.forEach((dot, at) => {
      dot.classList.toggle("full", at < field.value.length);
      dot.classList.toggle("next", at === field.value.length);
    });
  }
  async function changed() {
    field.value = field.value.replace(/[^0-9]/g, "").slice(0, PIN);
    show();
    if (field.value) problem.textContent = "";
    if (field.value.length < PIN || busy) return;
    busy = true;
    node.classList.add("busy");
    const said = await entered(field.value);
    busy = false;
    node.classList.remove("busy");
    field.value = "";
    show();
    problem.textContent = said ?? "";
    if (said && node.isConnected) field.focus({ preventScroll: true });
  }
  function press(digit) {
    if (busy) return;
    field.value += digit;
    changed();
  }
  function erase() {
    if (busy) return;
    field.value = field.value.slice(0, -1);
    show();
  }
  field.addEventListener("input", changed);
  show();
  const key = (digit) => button("key", () => press(digit), digit);
  const keys = h("div", { class: "keys" }, [..."123456789"].map(key), h("span"), key("0"),
    h("button", { type: "button", class: "key", "aria-label": say("erase"), onclick: erase }, icon("erase")));
  const node = h("div", { class: "pin" }, h("label", { class: "dots" }, field, h("span", { "aria-hidden": "true" }, dots)),
    problem, keys);
  return { node, field, fail(text) { problem.textContent = text; } };
}

// A sheet may rise by itself just where a finger is about to land: that touch was not meant for it.
const TOO_SOON = 300;

/** The one sheet that rises over the page; `shown` says what it is about. */
export const sheet = {
  node: h("dialog", { class: "sheet" }),
  shown: null,
  whenClosed: null,

  show(about, title, ...content) {
    const heading = h("h2", { id: "sheet-title", tabindex: "-1" }, title);
    const shut = h("button", { type: "button", class: "shut", "aria-label": say("close"), onclick: () => this.close() }, icon("close"));
    this.node.setAttribute("aria-labelledby", "sheet-title");
    this.node.replaceChildren(h("header", {}, heading, shut), ...content.flat().filter(Boolean));
    this.shown = about;
    if (!this.node.open) {
      this.node.showModal();
      this.node.classList.add("fresh");
      setTimeout(() => this.node.classList.remove("fresh"), TOO_SOON);
    }
    this.node.scrollTop = 0;
    (this.node.querySelector("[data-first]") ?? heading).focus({ preventScroll: true });
  },
  close() {
    if (this.node.open) this.node.close();
  },
};
sheet.node.addEventListener("close", () => {
  const after = sheet.whenClosed;
  sheet.shown = null;
  sheet.whenClosed = null;
  sheet.node.replaceChildren();
  after?.();
});

/** A short word at the foot of the page, read out as well. */
const floor = h("div", { class: "toast", role: "status", "aria-live": "polite" });
let leaving = 0;
export function toast(text) {
  clearTimeout(leaving);
  floor.textContent = text;
  floor.classList.add("up");
  leaving = setTimeout(() => floor.classList.remove("up"), 3500);
}
export const toastNode = floor;
