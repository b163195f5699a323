// One row of a chat as an element.

import { avatar, colourOf } from "./avatar.js";
import { el, icon, iconButton } from "./dom.js";
import { withSigns } from "./emoji.js";
import { rendered } from "./entities.js";
import { dayWithWeekday, hourMinute, t } from "./i18n.js";
import { mediaName, mediaOf } from "./media.js";
import { serviceOf } from "./rows.js";
import { findMessage, nameOf } from "./world.js";

/** `view` is the chat pane: its person, chat, and what pressing a thing does. */
export function rowElement(row, view) {
  if (row.kind === "day") return el("div", { class: "day" }, el("span", {}, dayWithWeekday(row.messages[0].date)));
  if (row.kind === "unread") return el("div", { class: "unread-line" }, el("span", {}, t("unreadLine")));
  if (row.kind === "service") return el("div", { class: "service" }, el("span", {}, serviceText(row.messages[0])));
  return messageRow(row, view);
}

function serviceText(message) {
  const name = message.from ? nameOf(message.from) : "";
  const texts = {
    new_chat_members: () => t("joined", { name: message.new_chat_members.map(nameOf).join("、") }),
    left_chat_member: () => t("left", { name: nameOf(message.left_chat_member) }),
    group_chat_created: () => t("created", { title: message.chat.title }),
    supergroup_chat_created: () => t("created", { title: message.chat.title }),
    migrate_to_chat_id: () => t("migrated"),
    migrate_from_chat_id: () => t("migrated"),
    pinned_message: () => t("pinned", { name }),
    new_chat_title: () => t("renamed", { title: message.new_chat_title }),
  };
  return (texts[serviceOf(message)] ?? (() => t("serviceOther")))();
}

function messageRow(row, view) {
  const [message] = row.messages;
  const own = message.from?.id === view.person;
  const named = view.group && !own;
  const classes = ["row", own ? "own" : "theirs", row.first && "first", row.last && "last", named && "named"];
  const label = `${nameOf(message.from ?? {})} ${hourMinute(message.date)}`;
  const face = row.last ? avatar(message.from.id, nameOf(message.from)) : el("span", { class: "avatar-room" });
  const node = el(
    "article",
    { class: classes.filter(Boolean).join(" "), testid: `message-${message.message_id}`, "aria-label": label },
    named ? face : null,
    el("div", { class: "stack" }, bubble(row, view, { own, named }), keyboard(row.messages.at(-1), view)),
  );
  node.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img") || !getSelection().isCollapsed) return;
    event.preventDefault();
    view.messageMenu({ x: event.clientX, y: event.clientY }, message);
  });
  return node;
}

function bubble(row, view, { own, named }) {
  const [message] = row.messages;
  const spoken = row.messages.find((one) => one.text ?? one.caption) ?? message;
  const text = spoken.text ?? spoken.caption ?? "";
  const original = message.reply_to_message;
  const bare = message.photo && !text && !original ? "bare" : "";
  return el(
    "div",
    { class: `bubble ${bare} ${message.photo ? "with-photo" : ""}` },
    named && row.first ? senderName(message.from) : null,
    original ? quote(original, view) : null,
    mediaOf(row.messages),
    text ? el("div", { class: "text" }, words(spoken, text, view), metaRoom(row.messages, own)) : null,
    meta(row.messages, own),
    reactions(row.messages),
    menuButton(message, view),
  );
}

const senderName = (user) => el("div", { class: `sender colour-${colourOf(user.id)}` }, nameOf(user));
const words = (spoken, text, view) => rendered(text, spoken.entities ?? spoken.caption_entities, view.follow);

function menuButton(message, view) {
  const attributes = { class: "icon-button bubble-menu", testid: `menu-${message.message_id}` };
  return iconButton("more", t("messageMenu"), (event) => view.messageMenu(event.currentTarget, message), attributes);
}

const isEdited = (messages) => messages.some((message) => message.edit_date);

/** As much room at the end of the text as the time in the corner takes. */
function metaRoom(messages, own) {
  const parts = [isEdited(messages) && t("edited"), hourMinute(messages.at(-1).date), own && "✓"];
  return el("span", { class: "meta-room", "aria-hidden": "true" }, parts.filter(Boolean).join(" "));
}

function meta(messages, own) {
  const { date } = messages.at(-1);
  return el(
    "span",
    { class: "meta" },
    isEdited(messages) ? el("span", { class: "edited" }, t("edited")) : null,
    el("time", { datetime: new Date(date * 1000).toISOString(), title: dayWithWeekday(date) }, hourMinute(date)),
    own ? icon("check") : null,
  );
}

/** The short words that stand for a message in a quote or in the chat list. */
export function gist(message) {
  if (serviceOf(message)) return serviceText(message);
  return [mediaName(message), message.text ?? message.caption].filter(Boolean).join(" ").replace(/\s+/g, " ");
}

export function quote(original, view) {
  const latest = findMessage(view.chat, original.message_id) ?? original;
  const sender = latest.from ?? {};
  return el(
    "button",
    {
      type: "button",
      class: `quote colour-${colourOf(sender.id ?? 0)}`,
      onclick: () => view.jumpTo(original.message_id),
    },
    el("span", { class: "quote-name" }, nameOf(sender)),
    el("span", { class: "quote-text" }, withSigns(gist(latest) || t("deletedOriginal"))),
  );
}

function reactions(messages) {
  const emojis = messages.flatMap((message) => message.reactions ?? []);
  if (!emojis.length) return null;
  return el("div", { class: "reactions" }, emojis.map((emoji) => el("span", { class: "reaction" }, withSigns(emoji))));
}

function keyboard(message, view) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const id = message.message_id;
  return el("div", { class: "keyboard" }, rows.map((buttons, row) => el(
    "div",
    { class: "keyboard-row" },
    buttons.map((button, column) => inlineButton(button, `button-${id}-${row}-${column}`, id, view)),
  )));
}

function inlineButton(button, testid, messageId, view) {
  const attributes = { type: "button", class: `inline-button style-${button.style}`, testid };
  const label = el("span", {}, withSigns(button.text));
  if (button.url) return urlButton(button, attributes, label, view);
  if (button.copy_text) {
    const onclick = () => view.follow({ copy: button.copy_text.text });
    return el("button", { ...attributes, onclick }, label, icon("copy"));
  }
  const onclick = (event) => view.press(event.currentTarget, messageId, button.callback_data);
  return el("button", { ...attributes, onclick }, label);
}

function urlButton({ url }, { class: classes, testid }, label, view) {
  const onclick = (event) => view.follow({ href: url }) && event.preventDefault();
  const attributes = { class: classes, testid, href: url, target: "_blank", rel: "noopener noreferrer" };
  return el("a", { ...attributes, onclick }, label, icon("link"));
}
