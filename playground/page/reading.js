// How far each person has read each chat. Kept by the browser, so that a reload does not make all unread.

import { serviceOf } from "./rows.js";
import { historyOf, lastMessage } from "./world.js";

const KEPT_AS = "read";
const marks = new Map(Object.entries(JSON.parse(sessionStorage.getItem(KEPT_AS) ?? "{}")));

const keyOf = (person, chat) => `${person}:${chat}`;

export function readUpTo(person, chat) {
  const mark = marks.get(keyOf(person, chat)) ?? 0;
  // A restarted playground counts its messages anew.
  return mark > (lastMessage(chat)?.message_id ?? mark) ? 0 : mark;
}

/** Mark all as read; returns whether something was unread. */
export function markRead(person, chat) {
  const last = lastMessage(chat)?.message_id ?? 0;
  if (marks.get(keyOf(person, chat)) === last) return false;
  marks.set(keyOf(person, chat), last);
  sessionStorage.setItem(KEPT_AS, JSON.stringify(Object.fromEntries(marks)));
  return true;
}

export function unreadCount(person, chat) {
  const { messages } = historyOf(chat);
  const mark = readUpTo(person, chat);
  let count = 0;
  for (let index = messages.length - 1; index >= 0 && messages[index].message_id > mark; index -= 1) {
    if (messages[index].from?.id !== person && !serviceOf(messages[index])) count += 1;
  }
  return count;
}
