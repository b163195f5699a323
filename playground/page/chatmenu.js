// What can be done with a chat: block the bot, change a group's members.

import * as api from "./api.js";
import { userAvatar } from "./avatar.js";
import { openDialog } from "./dialog.js";
import { el, showOnly } from "./dom.js";
import { t } from "./i18n.js";
import { isDirect, nameOf, watch, world } from "./world.js";

export function chatMenuItems(chat, person) {
  const user = world.users.get(person);
  if (isDirect(chat)) {
    const label = t(user.blocked ? "unblockBot" : "blockBot");
    const act = () => api.blockBot(person, !user.blocked);
    return [{ label, icon: "ban", danger: !user.blocked, testid: "menu-block", act }];
  }
  return [
    { label: t("groupInfo"), icon: "group", testid: "menu-group-info", act: () => showGroupInfo(chat.id) },
    {
      label: t("leaveGroup"),
      icon: "leave",
      danger: true,
      testid: "menu-leave",
      act: () => api.removeMember(chat.id, person),
    },
  ];
}

/** List a group's members, who can be added and removed here. */
export function showGroupInfo(chatId) {
  const list = el("div", { class: "people-list" });
  const update = () => showOnly(list, memberRows(world.chats.get(chatId)));
  update();
  const stop = watch(({ kind }) => kind === "people" && update());
  openDialog(world.chats.get(chatId).title, list, { testid: "group-info", onclose: stop });
}

function memberRows(chat) {
  const members = new Set(chat.members);
  const others = [...world.users.values()].filter((user) => !members.has(user.id));
  return [
    ...chat.members.map((id) => memberRow(world.users.get(id), t("removeMember"), () => api.removeMember(chat.id, id))),
    ...(others.length ? [el("h3", {}, t("addMember"))] : []),
    ...others.map((user) => memberRow(user, t("add"), () => api.addMember(chat.id, user.id))),
  ];
}

function memberRow(user, label, onclick) {
  const name = nameOf(user);
  return el(
    "div",
    { class: "person-row" },
    userAvatar(user),
    el("span", { class: "person-name" }, name),
    el("button", { type: "button", "aria-label": `${label} ${name}`, onclick }, label),
  );
}

