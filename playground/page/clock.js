// The world's clock in the top bar, and the buttons that move it.

import * as api from "./api.js";
import { el, icon } from "./dom.js";
import { dayNumber, hourMinuteSecond, dayWithWeekday, hourMinute, monthDay, t } from "./i18n.js";
import { keepClock, now, watch, world } from "./world.js";

const SPEEDS = [0, 1, 60, 600, 3600];
const HOUR = 3600;
const SHANGHAI = 8 * HOUR;

function tomorrowMorning() {
  const midnight = dayNumber(now()) * 86400 - SHANGHAI;
  return midnight + 86400 + 9 * HOUR;
}

export function clockBar() {
  const day = el("span", { class: "clock-day" });
  const time = el("time", { class: "clock-time" });
  const face = { class: "clock", role: "timer", "aria-label": t("worldClock"), testid: "clock" };
  const nextLabel = el("span", { class: "next-label" });
  const toNext = () => api.setClock({ to_next: true });
  const nextAttributes = { type: "button", class: "clock-next", testid: "clock-next", onclick: toNext };
  const next = el("button", nextAttributes, icon("next"), nextLabel);
  const speeds = SPEEDS.map((speed) => speedButton(speed));
  const tick = () => {
    const moment = Math.floor(now());
    time.textContent = hourMinuteSecond(moment);
    day.textContent = dayWithWeekday(moment);
    refreshNext(moment);
  };
  watch(({ kind }) => {
    if (kind !== "clock") return;
    tick();
    showNext(next, nextLabel);
    for (const button of speeds) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.speed) === world.clock.speed));
    }
  });
  setInterval(() => world.clock && tick(), 250);
  return el(
    "div",
    { class: "clock-bar" },
    el("div", face, icon("clock"), el("span", { class: "clock-words" }, time, day)),
    el(
      "div",
      { class: "clock-buttons" },
      next,
      mover("clock-hour", t("hour"), () => ({ advance: HOUR })),
      mover("clock-morning", t("morning"), () => ({ now: tomorrowMorning() })),
      el("div", { class: "segments", role: "group", "aria-label": t("speed") }, speeds),
    ),
  );
}

function mover(testid, label, change) {
  return el("button", { type: "button", testid, onclick: () => api.setClock(change()) }, label);
}

function speedButton(speed) {
  const label = speed ? `×${speed}` : t("pause");
  const attributes = { type: "button", testid: `clock-speed-${speed}`, "data-speed": String(speed), title: label };
  const onclick = () => api.setClock({ speed });
  return el("button", { ...attributes, "aria-label": label, onclick }, speed ? label : icon("pause"));
}

function showNext(button, label) {
  const { next } = world.clock;
  button.disabled = !next;
  const words = next ? `${next.label} ${momentOf(next.at)}` : "";
  label.replaceChildren(next ? t("toNext") : t("noNext"), next ? el("small", {}, words) : "");
  button.title = words;
}

const momentOf = (at) => (dayNumber(at) === dayNumber(now()) ? hourMinute(at) : `${monthDay(at)} ${hourMinute(at)}`);

let asking = false;

/** A moment that has passed is no longer the next one: ask the server. */
async function refreshNext(moment) {
  if (asking || !world.clock.next || world.clock.next.at >= moment) return;
  asking = true;
  keepClock(await api.fetchClock());
  setTimeout(() => {
    asking = false;
  }, 1000);
}
