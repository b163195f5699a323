// Round pictures made of a name's letters, coloured by id.

import { el } from "./dom.js";
import { isDirect, nameOf, titleOf, world } from "./world.js";

const COLOURS = 7;

export const colourOf = (id) => Math.abs(id) % COLOURS;

function letters(name) {
  const parts = name.trim().split(/\s+/);
  if (/^\p{Script=Han}/u.test(parts[0])) return parts[0].slice(parts[0].length > 3 ? 0 : -2).slice(0, 2);
  return parts.slice(0, 2).map((part) => [...part][0] ?? "").join("").toUpperCase();
}

export function avatar(id, name) {
  return el("span", { class: `avatar colour-${colourOf(id)}`, "aria-hidden": "true" }, letters(name));
}

export const userAvatar = (user) => avatar(user.id, nameOf(user));

export function chatAvatar(chat) {
  return isDirect(chat) ? avatar(world.bot.id, world.bot.first_name) : avatar(chat.id, titleOf(chat));
}
