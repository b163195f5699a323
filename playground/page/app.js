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
const place = document.getElementById("columns");
const columns = []; // the Column of each slot, left to right
let wanted = Number(localStorage.getItem("columns")) || Math.min(MOST, Math.max(1, Math.round(innerWidth / 460)));
let people = JSON.parse(sessionStorage.getItem("people") ?? "[]"); // the person of each slot

const fitting = () => Math.max(1, Math.min(wanted, Math.floor(place.clientWidth / NARROWEST), world.users.size));

/** Give every slot a person, keeping those chosen before. */
function arrange() {
  if (!world.users.size) return;
  people = people.filter((person) => world.users.has(person));
  for (const person of world.users.keys()) if (people.length < MOST && !people.includes(person)) people.push(person);
  const count = fitting();
  for (let slot = 0; slot < count; slot += 1) {
    if (columns[slot]?.person !== people[slot]) columns[slot] = new Column(people[slot], { choose: (person) => choose(slot, person), changed: refresh });
  }
  columns.length = count;
  place.style.setProperty("--columns", count);
  showOnly(place, columns.map((column) => column.node));
  showCount(count);
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

const counts = Array.from({ length: MOST }, (_, index) => el("button", { type: "button", testid: `columns-${index + 1}`, "aria-pressed": "false", onclick: () => setWanted(index + 1) }, String(index + 1)));

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
  const show = (person) => choose(columns.length > 1 ? columns.length - 1 : 0, person.id);
  return [
    clockBar(),
    el(
      "div",
      { class: "tools" },
      el("div", { class: "segments column-counts", role: "group", "aria-label": t("columns") }, counts),
      iconButton("personAdd", t("addPerson"), () => askForPerson(show), { testid: "add-person" }),
      iconButton("group", t("makeGroup"), askForGroup, { testid: "make-group" }),
      panel.button,
      iconButton("globe", t("language"), switchLanguage, { testid: "language" }),
    ),
  ];
}

function changed({ kind, user, chat, ...answer }) {
  if (kind === "people") arrange();
  if (kind === "answer") columns.find((column) => column.person === user && column.pane.chat === chat)?.pane.answered(answer);
  if (["people", "messages", "action"].includes(kind)) refresh();
}

function begin() {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  document.title = t("title");
  document.getElementById("topbar").append(...topBar());
  const offline = document.getElementById("offline");
  offline.textContent = t("offline");
  addEventListener("unhandledrejection", (event) => pageNotice(event.reason.message));
  addEventListener("resize", arrange);
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
