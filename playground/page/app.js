// The page: the top bar, several people side by side, the fault panel.

import * as api from "./api.js";
import { clockBar } from "./clock.js";
import { Column } from "./column.js";
import { el, iconButton, showOnly } from "./dom.js";
import { faultPanel } from "./faults.js";
import { language, switchLanguage, t } from "./i18n.js";
import { pageNotice } from "./notices.js";
import { askForGroup, askForPerson } from "./people.js";
import { load, receive, watch, world } from "./world.js";

const MOST = 4;
const NARROWEST = 300; // pixels a column needs
const COMFORTABLE = 460;

const place = document.getElementById("columns");
const columns = []; // the Column of each slot, left to right
let people = JSON.parse(sessionStorage.getItem("people") ?? "[]"); // the person of each slot
let wanted = Number(localStorage.getItem("columns")) || Math.min(MOST, Math.round(innerWidth / COMFORTABLE));

const fitting = (most) => Math.max(1, Math.min(wanted, Math.floor(place.clientWidth / NARROWEST), most));

/** Give every slot a person, keeping those chosen before. */
function arrange() {
  // A new person is told of before the chat with the bot is.
  const known = [...world.users.keys()].filter((person) => world.chats.has(person));
  if (!known.length) return showOnly(place, [nobody()]);
  people = people.filter((person) => known.includes(person));
  const others = known.filter((person) => !people.includes(person));
  people.push(...others.slice(0, Math.max(0, MOST - people.length)));
  const count = fitting(known.length);
  columns.length = Math.min(columns.length, count);
  for (let slot = 0; slot < count; slot += 1) {
    if (columns[slot]?.person !== people[slot]) columns[slot] = columnOf(slot);
  }
  place.style.setProperty("--columns", count);
  showCount(count);
  return showOnly(place, columns.map((column) => column.node));
}

function columnOf(slot) {
  return new Column(people[slot], { choose: (person) => choose(slot, person), changed: refresh });
}

function nobody() {
  const onclick = () => askForPerson(showPerson);
  const add = el("button", { type: "button", class: "primary", onclick }, t("addPerson"));
  return el("div", { class: "nobody" }, el("p", {}, t("nobody")), add);
}

/** Put a person into a slot; one who stands in another slot swaps places. */
function choose(slot, person) {
  const other = people.indexOf(person);
  if (other >= 0) people[other] = people[slot];
  people[slot] = person;
  sessionStorage.setItem("people", JSON.stringify(people));
  arrange();
  columns[slot].node.querySelector(".person-switch").focus();
}

const showPerson = (person) => choose(columns.length > 1 ? columns.length - 1 : 0, person.id);

let planned = false;

/** Update all columns once before the next frame, however many events arrive. */
function refresh() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    for (const column of columns) column.update();
  });
}

const counts = Array.from({ length: MOST }, (_, index) => {
  const count = index + 1;
  const attributes = { type: "button", testid: `columns-${count}`, "aria-pressed": "false" };
  return el("button", { ...attributes, onclick: () => setWanted(count) }, String(count));
});

function showCount(count) {
  counts.forEach((button, index) => button.setAttribute("aria-pressed", String(index + 1 === count)));
}

function setWanted(count) {
  wanted = count;
  localStorage.setItem("columns", String(count));
  arrange();
}

function topBar() {
  const panel = faultPanel(document.getElementById("faults"), arrange);
  return [
    clockBar(),
    el(
      "div",
      { class: "tools" },
      el("div", { class: "segments column-counts", role: "group", "aria-label": t("columns") }, counts),
      iconButton("personAdd", t("addPerson"), () => askForPerson(showPerson), { testid: "add-person" }),
      iconButton("group", t("makeGroup"), askForGroup, { testid: "make-group" }),
      panel.button,
      iconButton("globe", t("language"), switchLanguage, { testid: "language" }),
    ),
  ];
}

function changed({ kind, user, chat, ...answer }) {
  if (kind === "people") arrange();
  if (kind === "answer") {
    columns.find((column) => column.person === user && column.pane.chat === chat)?.pane.answered(answer);
  }
  if (["people", "messages", "action"].includes(kind)) refresh();
}

function begin() {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  document.title = t("title");
  document.getElementById("topbar").append(...topBar());
  const offline = document.getElementById("offline");
  offline.textContent = t("offline");
  addEventListener("unhandledrejection", (event) => pageNotice(event.reason.message));
  addEventListener("resize", () => world.bot && arrange());
  document.addEventListener("visibilitychange", refresh);
  watch(changed);
  api.follow({
    opened: () => {
      offline.hidden = true;
      load();
    },
    lost: () => {
      offline.hidden = false;
    },
    received: receive,
  });
}

begin();
