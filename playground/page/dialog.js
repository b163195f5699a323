// Modal dialogs and the fields of their forms.

import { el, iconButton } from "./dom.js";
import { t } from "./i18n.js";

export function openDialog(title, body, { testid, onclose } = {}) {
  const close = () => dialog.close();
  const dialog = el(
    "dialog",
    {
      class: "dialog",
      testid,
      "aria-label": title,
      onclick: (event) => event.target === dialog && close(),
      onclose: () => {
        dialog.remove();
        onclose?.();
      },
    },
    el("header", {}, el("h2", {}, title), iconButton("close", t("close"), close)),
    body,
  );
  document.body.append(dialog);
  dialog.showModal();
  return close;
}

export function field(label, control) {
  return el("label", { class: "field" }, el("span", {}, label), control);
}

export const input = (name, attributes = {}) => el("input", { name, autocomplete: "off", ...attributes });

export function select(name, choices, attributes = {}) {
  const node = el("select", { name, ...attributes });
  offer(node, choices);
  return node;
}

/** Offer these [value, label] choices, keeping what is chosen if it is still among them. */
export function offer(node, choices) {
  const chosen = node.value;
  node.replaceChildren(...choices.map(([value, label]) => el("option", { value: String(value) }, label)));
  node.value = choices.some(([value]) => String(value) === chosen) ? chosen : String(choices[0]?.[0] ?? "");
}

/** The form's filled-in fields, without the empty ones. */
export function filled(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
}
