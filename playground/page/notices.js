// Short notices that go by themselves, and alerts that wait for a press; both stay inside one person's column.

import { el } from "./dom.js";
import { withSigns } from "./emoji.js";
import { t } from "./i18n.js";

const SHOWN_FOR = 3500;

export function toast(place, text) {
  const note = el("div", { class: "toast", testid: "toast" }, withSigns(text));
  place.append(note);
  setTimeout(() => note.classList.add("going"), SHOWN_FOR);
  setTimeout(() => note.remove(), SHOWN_FOR + 300);
}

export function alertBox(place, text) {
  const before = document.activeElement;
  const close = () => {
    veil.remove();
    before?.focus?.();
  };
  const ok = el("button", { type: "button", class: "primary", testid: "alert-ok", onclick: close }, t("ok"));
  const attributes = { class: "alert", role: "alertdialog", "aria-label": t("alert"), testid: "alert" };
  const box = el("div", attributes, el("p", {}, withSigns(text)), ok);
  const veil = el("div", { class: "veil", onkeydown: (event) => event.key === "Escape" && close() }, box);
  place.append(veil);
  ok.focus();
}

/** Tell of a failure that belongs to nobody's column. */
export const pageNotice = (text) => toast(document.getElementById("notices"), text);
