// What the page knows of the playground's world, kept up to date by the server's events.

import * as api from "./api.js";

const HISTORY = 200; // messages asked for at first, and added by each "load earlier"

export const world = { bot: null, clock: null, faults: {}, users: new Map(), chats: new Map() };

const histories = new Map(); // chat id → { messages, limit, complete }
const actions = new Map(); // chat id → { action, until }, what the bot is doing
const watchers = new Set();
let waiting = null; // events that came while the world was being read

/** Call `watcher({ kind, … })` on every change; returns the function that ends it. */
export function watch(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function tell(change) {
  for (const watcher of [...watchers]) watcher(change);
}

/** Read everything anew, at first and after every reconnection. */
export async function load() {
  waiting = [];
  const state = await api.fetchState();
  const ids = state.chats.map((chat) => chat.id);
  const lists = await Promise.all(ids.map((chat) => api.fetchMessages(chat, HISTORY)));
  world.bot = state.bot;
  world.users = new Map(state.users.map((user) => [user.id, user]));
  world.chats = new Map(state.chats.map((chat) => [chat.id, chat]));
  histories.clear();
  ids.forEach((chat, index) => keepHistory(chat, lists[index], HISTORY));
  keepClock(state.clock);
  keepFaults(state.faults);
  tell({ kind: "people" });
  const missed = waiting;
  waiting = null;
  missed.forEach(receive);
}

function keepHistory(chat, messages, limit) {
  histories.set(chat, { messages, limit, complete: messages.length < limit });
}

export async function loadEarlier(chat) {
  const limit = historyOf(chat).limit + HISTORY;
  const messages = await api.fetchMessages(chat, limit);
  const newest = messages.at(-1).message_id;
  const newer = historyOf(chat).messages.filter((message) => message.message_id > newest);
  keepHistory(chat, [...messages, ...newer], limit);
  tell({ kind: "messages", chat });
}

export function historyOf(chat) {
  if (!histories.has(chat)) keepHistory(chat, [], HISTORY);
  return histories.get(chat);
}

export const findMessage = (chat, id) => historyOf(chat).messages.find((message) => message.message_id === id);

export function lastMessage(chat) {
  return historyOf(chat).messages.at(-1);
}

/** The world's time in Unix seconds, run on from the last word of the server. */
export function now() {
  const { clock } = world;
  return clock.now + ((performance.now() - clock.heardAt) / 1000) * clock.speed;
}

export function keepClock(clock) {
  world.clock = { ...clock, heardAt: performance.now() };
  tell({ kind: "clock" });
}

/** The chats on this person's phone, newest first; the private one is that with the bot. */
export function chatsOf(person) {
  const mine = [...world.chats.values()].filter((chat) => !chat.migrated_to && chat.members.includes(person));
  const latest = (chat) => lastMessage(chat.id)?.date ?? 0;
  return mine.sort((a, b) => latest(b) - latest(a));
}

export const isDirect = (chat) => chat.id > 0;
export const titleOf = (chat) => (isDirect(chat) ? world.bot.first_name : chat.title);
export const nameOf = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

export function actionIn(chat) {
  const current = actions.get(chat);
  return current && current.until > performance.now() ? current.action : null;
}

function keepMessage(message) {
  const history = historyOf(message.chat.id);
  const index = history.messages.findLastIndex((known) => known.message_id <= message.message_id);
  const known = history.messages[index]?.message_id === message.message_id;
  history.messages.splice(known ? index : index + 1, known ? 1 : 0, message);
  if (!known && message.from?.id === world.bot.id) actions.delete(message.chat.id);
  tell({ kind: "messages", chat: message.chat.id });
}

function dropMessage(chat, id) {
  const history = historyOf(chat);
  history.messages = history.messages.filter((message) => message.message_id !== id);
  tell({ kind: "messages", chat });
}

function keepAction(chat, action) {
  const shownFor = 5000; // Telegram's clients show an action for five seconds
  actions.set(chat, { action, until: performance.now() + shownFor });
  tell({ kind: "action", chat });
  setTimeout(() => tell({ kind: "action", chat }), shownFor + 50);
}

export function keepFaults(faults) {
  world.faults = faults;
  tell({ kind: "faults" });
}

function keepIn(map, item) {
  map.set(item.id, item);
  tell({ kind: "people" });
}

const RECEIVED = {
  message: (event) => keepMessage(event.message),
  edited: (event) => keepMessage(event.message),
  reaction: (event) => keepMessage(event.message),
  deleted: (event) => dropMessage(event.chat, event.message_id),
  chat_action: (event) => keepAction(event.chat, event.action),
  callback_answer: (event) => tell({ kind: "answer", ...event.callback_answer }),
  clock: (event) => keepClock(event.clock),
  user: (event) => keepIn(world.users, event.user),
  chat: (event) => keepIn(world.chats, event.chat),
  faults: (event) => keepFaults(event.faults),
};

export function receive(event) {
  if (waiting) waiting.push(event);
  else RECEIVED[event.type]?.(event);
}
