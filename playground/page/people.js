// Adding a person, making a group.

import * as api from "./api.js";
import { userAvatar } from "./avatar.js";
import { field, filled, input, openDialog, select } from "./dialog.js";
import { el } from "./dom.js";
import { language, t } from "./i18n.js";
import { nameOf, receive, world } from "./world.js";

const NAME = { required: true, maxlength: "64", autofocus: true };
const LANGUAGES = [["zh-hans", "中文"], ["en", "English"]];

/** Ask for a new person; `added` gets the person's record. */
export function askForPerson(added) {
  const form = el(
    "form",
    { class: "form" },
    field(t("firstName"), input("first_name", { ...NAME, testid: "person-first-name" })),
    field(t("lastName"), input("last_name", { maxlength: "64" })),
    field(t("username"), input("username", { pattern: "[A-Za-z0-9_]{5,32}" })),
    field(t("languageCode"), select("language_code", language === "en" ? LANGUAGES.toReversed() : LANGUAGES)),
    el("button", { class: "primary", testid: "person-add" }, t("add")),
  );
  const close = openDialog(t("addPerson"), form, { testid: "person-dialog" });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const user = await api.addUser(filled(form));
    close();
    // The server's own word of these may come later.
    receive({ type: "user", user });
    receive({ type: "chat", chat: { id: user.id, type: "private", members: [user.id] } });
    added(user);
  });
}

/** Ask for a new group; the first person chosen makes it and adds the bot. */
export function askForGroup() {
  const people = [...world.users.values()].map((user) => el(
    "label",
    { class: "person-row" },
    el("input", { type: "checkbox", name: "members", value: String(user.id), testid: `group-member-${user.id}` }),
    userAvatar(user),
    el("span", { class: "person-name" }, nameOf(user)),
  ));
  const form = el(
    "form",
    { class: "form" },
    field(t("groupTitle"), input("title", { ...NAME, testid: "group-title" })),
    el("div", { class: "people-list" }, people),
    el("button", { class: "primary", testid: "group-make" }, t("make")),
  );
  const close = openDialog(t("makeGroup"), form, { testid: "group-dialog" });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    const members = fields.getAll("members").map(Number);
    await api.addChat({ type: "group", title: fields.get("title"), members });
    close();
  });
}
