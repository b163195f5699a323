// A pop-up menu in the top layer: arrow keys move, Escape and a press elsewhere close it.

import { el, icon } from "./dom.js";

/** Open `items` ({ label, icon | picture, badge, checked, danger, testid, act }) at an element or a point. */
export function openMenu(anchor, items) {
  const menu = el("div", { class: "menu", role: "menu", popover: "auto", onkeydown: (event) => move(menu, event) });
  menu.append(...items.filter(Boolean).map((item) => entry(menu, item)));
  menu.addEventListener("toggle", (event) => event.newState === "closed" && menu.remove());
  document.body.append(menu);
  menu.showPopover();
  place(menu, anchor);
  menu.firstElementChild?.focus();
}

function entry(menu, item) {
  const act = () => {
    menu.hidePopover();
    item.act();
  };
  const isChoice = item.checked !== undefined;
  return el(
    "button",
    {
      type: "button",
      role: isChoice ? "menuitemradio" : "menuitem",
      "aria-checked": isChoice ? String(item.checked) : null,
      class: item.danger ? "danger" : null,
      testid: item.testid,
      onclick: act,
    },
    item.picture ?? (item.icon ? icon(item.icon) : null),
    el("span", { class: "menu-label" }, item.label, item.hint ? el("small", {}, item.hint) : null),
    item.badge ? el("span", { class: "badge" }, String(item.badge)) : null,
  );
}

function place(menu, anchor) {
  const box = anchor instanceof Element ? anchor.getBoundingClientRect() : new DOMRect(anchor.x, anchor.y);
  const margin = 8;
  const left = Math.min(box.left, innerWidth - menu.offsetWidth - margin);
  const below = box.bottom + 4 + menu.offsetHeight <= innerHeight - margin;
  const top = below ? box.bottom + 4 : Math.max(margin, box.top - menu.offsetHeight - 4);
  menu.style.left = `${Math.max(margin, left)}px`;
  menu.style.top = `${top}px`;
}

function move(menu, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const entries = [...menu.children];
  const index = entries.indexOf(document.activeElement) + step;
  entries[(index + entries.length) % entries.length].focus();
}
