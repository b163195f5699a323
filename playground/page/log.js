// The bot's calls of the Bot API, newest first, read while the fault panel is open.

import * as api from "./api.js";
import { el } from "./dom.js";
import { hourMinuteSecond, t } from "./i18n.js";
import { keepFaults, world } from "./world.js";

const EVERY = 1000; // milliseconds
const SHOWN = 200;

export function callLog() {
  const rows = el("tbody");
  const none = el("p", { class: "none" }, t("noCalls"));
  const heading = el("h3", {}, t("log"));
  const node = el("section", { class: "call-log", testid: "call-log" }, heading, none, el("table", {}, rows));
  let after = 0;
  let timer = null;

  async function read() {
    const calls = await api.fetchLog(after);
    after = calls.at(-1)?.n ?? after;
    rows.prepend(...calls.slice(-SHOWN).reverse().map(callRow));
    while (rows.children.length > SHOWN) rows.lastElementChild.remove();
    none.hidden = rows.children.length > 0;
    // A rule that struck is used up without an event.
    if (calls.length && world.faults.rules.length) keepFaults(await api.fetchFaults());
  }

  function run(open) {
    clearInterval(timer);
    if (!open) return;
    read();
    timer = setInterval(read, EVERY);
  }

  return { node, run };
}

function callRow({ method, chat, at, status }) {
  return el(
    "tr",
    { class: status === 200 ? "" : "failed" },
    el("td", {}, hourMinuteSecond(at)),
    el("td", {}, method),
    el("td", {}, String(chat ?? "")),
    el("td", { class: "status" }, String(status)),
  );
}
