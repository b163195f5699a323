// From messages to the rows of a chat: days, albums as one row, and which neighbours belong together.

import { dayNumber } from "./i18n.js";

const TOGETHER = 300; // seconds within which one sender's messages stand close

const SERVICE = [
  "new_chat_members", "left_chat_member", "group_chat_created", "supergroup_chat_created",
  "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "new_chat_title", "forum_topic_created",
];

export const serviceOf = (message) => SERVICE.find((name) => message[name] !== undefined);

/** Return rows { key, kind: "day"|"unread"|"service"|"message", messages, first, last }, oldest first. */
export function rowsOf(messages, unreadAfter) {
  const rows = [];
  let before = null;
  for (const message of messages) {
    const id = message.message_id;
    const newDay = !before || dayNumber(before.date) !== dayNumber(message.date);
    const firstUnread = unreadAfter && id > unreadAfter && (before?.message_id ?? unreadAfter) <= unreadAfter;
    if (newDay) rows.push({ key: `day-${id}`, kind: "day", messages: [message] });
    if (firstUnread) rows.push({ key: "unread", kind: "unread", messages: [] });
    add(rows, message);
    before = message;
  }
  rows.forEach((row, index) => {
    row.first = !together(rows[index - 1], row);
    row.last = !together(row, rows[index + 1]);
  });
  return rows;
}

function add(rows, message) {
  const row = rows.at(-1);
  const group = message.media_group_id;
  const inAlbum = group && row?.kind === "message" && row.messages[0].media_group_id === group;
  const kind = serviceOf(message) ? "service" : "message";
  if (inAlbum) row.messages.push(message);
  else rows.push({ key: `message-${message.message_id}`, kind, messages: [message] });
}

function together(one, other) {
  if (one?.kind !== "message" || other?.kind !== "message") return false;
  const [a, b] = [one.messages.at(-1), other.messages[0]];
  return a.from?.id === b.from?.id && b.date - a.date < TOGETHER;
}

/** Whether a row that is already shown still says the same. */
export function same(row, shown) {
  if (row.first !== shown?.first || row.last !== shown.last) return false;
  const unchanged = row.messages.every((message, index) => message === shown.messages[index]);
  return unchanged && row.messages.length === shown.messages.length;
}
