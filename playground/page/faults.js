// The fault panel: what goes wrong in the world, and what the bot calls.

import * as api from "./api.js";
import { userAvatar } from "./avatar.js";
import { field, filled, input, offer, select } from "./dialog.js";
import { el, iconButton, showOnly } from "./dom.js";
import { t } from "./i18n.js";
import { callLog } from "./log.js";
import { isDirect, nameOf, titleOf, watch, world } from "./world.js";

const KINDS = [
  "429", "500", "502", "403", "401", "413", "drop_before", "drop_after", "slow", "duplicate_update",
  "poison_update",
];
const METHODS = [
  "sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery",
  "sendPhoto", "sendDocument", "sendMediaGroup", "getUpdates", "getFile",
];

/** Fill the panel; returns its button. `resized` is called when it opens or closes. */
export function faultPanel(node, resized) {
  const log = callLog();
  const attributes = { testid: "faults-toggle", "aria-expanded": "false", "aria-controls": "faults" };
  const button = iconButton("fault", t("faults"), () => show(node.hidden), attributes);
  const show = (open) => {
    node.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    log.run(open);
    resized();
    (open ? node.querySelector("button") : button).focus();
  };
  node.setAttribute("aria-label", t("faults"));
  node.addEventListener("keydown", (event) => event.key === "Escape" && show(false));
  node.append(
    el("header", {}, el("h2", {}, t("faults")), iconButton("close", t("close"), () => show(false))),
    el(
      "div",
      { class: "faults-body" },
      network(),
      script(),
      section("people", userRows),
      section("groups", groupRows),
      log.node,
    ),
  );
  return { button };
}

function network() {
  const latency = input("latency_ms", { type: "number", min: "0", max: "60000", step: "10", testid: "fault-latency" });
  const limits = el("input", { type: "checkbox", role: "switch", testid: "fault-limits" });
  watch(({ kind }) => {
    if (kind !== "faults") return;
    latency.value = world.faults.latency_ms;
    limits.checked = world.faults.limits;
  });
  latency.addEventListener("change", () => api.addFaults({ latency_ms: Number(latency.value) }));
  limits.addEventListener("change", () => api.addFaults({ limits: limits.checked }));
  const limitSwitch = el("label", { class: "switch" }, limits, el("span", {}, t("limits")));
  return el("section", {}, el("h3", {}, t("network")), field(t("latency"), latency), limitSwitch);
}

function script() {
  const rules = el("ul", { class: "rules", testid: "fault-rules" });
  const kind = select("kind", KINDS.map((name) => [name, t(`kind_${name}`)]), { testid: "fault-kind" });
  const methods = [["*", t("anyMethod")], ...METHODS.map((name) => [name, name])];
  const method = select("method", methods, { testid: "fault-method" });
  const chat = select("chat", []);
  const retryAfter = field(t("retryAfter"), input("retry_after", { type: "number", min: "1", value: "3" }));
  const seconds = field(t("seconds"), input("seconds", { type: "number", min: "0", step: "0.5", value: "5" }));
  const form = el(
    "form",
    { class: "form rule-form", onsubmit: (event) => addRule(event) },
    field(t("kind"), kind),
    field(t("method"), method),
    field(t("chat"), chat),
    field(t("count"), input("count", { type: "number", min: "1", value: "1" })),
    retryAfter,
    seconds,
    el("button", { class: "primary", testid: "fault-add" }, t("inject")),
  );
  const showFields = () => {
    retryAfter.hidden = kind.value !== "429";
    seconds.hidden = kind.value !== "slow";
  };
  kind.addEventListener("change", showFields);
  showFields();
  const clear = act("fault-clear", "clearFaults", api.clearFaults);
  watch((change) => {
    if (change.kind === "faults") showOnly(rules, ruleItems());
    if (change.kind === "people") offer(chat, chatOptions());
  });
  return el("section", {}, el("h3", {}, t("inject")), form, rules, clear);
}

function chatOptions() {
  const label = (chat) => (isDirect(chat) ? nameOf(world.users.get(chat.id) ?? {}) : titleOf(chat));
  const current = [...world.chats.values()].filter((chat) => !chat.migrated_to);
  return [["", t("anyChat")], ...current.map((chat) => [chat.id, label(chat)])];
}

function addRule(event) {
  event.preventDefault();
  const { kind, method, chat, count, retry_after: retryAfter, seconds } = filled(event.target);
  const rule = { kind, method, count: Number(count) };
  if (chat) rule.chat = Number(chat);
  if (kind === "429") rule.retry_after = Number(retryAfter);
  if (kind === "slow") rule.seconds = Number(seconds);
  api.addFaults({ rules: [rule] });
}

function ruleItems() {
  const rules = world.faults.rules;
  if (!rules.length) return [el("li", { class: "none" }, t("noRules"))];
  const words = ({ method, count }) => ` ${method === "*" ? "" : method} ${t("times", { n: count })}`;
  return rules.map((rule) => el("li", {}, el("b", {}, t(`kind_${rule.kind}`)), words(rule)));
}

function section(title, rows) {
  const list = el("div", { class: "people-list" });
  watch(({ kind }) => kind === "people" && showOnly(list, rows()));
  return el("section", {}, el("h3", {}, t(title)), list);
}

function act(testid, label, onclick, attributes = {}) {
  return el("button", { type: "button", testid, onclick, ...attributes }, t(label));
}

const userRows = () => [...world.users.values()].map((user) => el(
  "div",
  { class: "person-row" },
  userAvatar(user),
  el("span", { class: "person-name" }, nameOf(user)),
  act(`block-${user.id}`, user.blocked ? "unblock" : "block", () => api.blockBot(user.id, !user.blocked)),
  act(`deactivate-${user.id}`, "deactivate", () => api.deactivate(user.id), {
    class: "danger",
    disabled: user.deactivated,
  }),
));

function groupRows() {
  const groups = [...world.chats.values()].filter((chat) => !isDirect(chat) && !chat.migrated_to);
  return groups.map(({ id, type, title }) => el(
    "div",
    { class: "person-row group-row" },
    el("span", { class: "person-name" }, title),
    act(`admin-${id}`, "promote", () => api.setBotStatus(id, "administrator")),
    act(`kick-${id}`, "kick", () => api.kickBot(id), { class: "danger" }),
    act(`admit-${id}`, "admit", () => api.setBotStatus(id, "member")),
    type === "group" ? act(`migrate-${id}`, "migrate", () => api.migrate(id)) : null,
  ));
}
