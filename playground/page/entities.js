// Message text with its entities as elements. Offsets are UTF-16 units, like JavaScript's strings.

import { el } from "./dom.js";
import { withSigns } from "./emoji.js";

const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];
const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code" };

/** Render text; `follow` is told of a pressed { href }, { command } or { copy }. */
export function rendered(text, entities = [], follow = () => {}) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, ordered, { from: 0, to: text.length }, follow);
}

function span(text, entities, { from, to }, follow) {
  const nodes = [];
  let position = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < position || entity.offset >= end) continue;
    nodes.push(...withSigns(text.slice(position, entity.offset)));
    const inner = entities.slice(index + 1).filter((other) => other.offset < end);
    const children = span(text, inner, { from: entity.offset, to: end }, follow);
    nodes.push(element(entity, text.slice(entity.offset, end), children, follow));
    // A block ends its line by itself.
    position = BLOCKS.includes(entity.type) && text[end] === "\n" ? end + 1 : end;
  }
  nodes.push(...withSigns(text.slice(position, to)));
  return nodes;
}

function element(entity, text, children, follow) {
  const { type } = entity;
  if (type in TAGS) return type === "code" ? copyable(children, text, follow) : el(TAGS[type], {}, children);
  if (type === "pre") return el("pre", { "data-language": entity.language }, el("code", {}, children));
  if (type === "blockquote") return el("blockquote", {}, children);
  if (type === "expandable_blockquote") return expandable(children);
  if (type === "spoiler") return spoiler(children);
  if (type === "text_link") return link(entity.url, children, follow);
  if (type === "url") return link(/^\w+:\/\//.test(text) ? text : `https://${text}`, children, follow);
  if (type === "email") return link(`mailto:${text}`, children, follow);
  if (type === "bot_command") return action(children, () => follow({ command: text }));
  return el("span", { class: `entity entity-${type}` }, children);
}

const SAFE = /^(https?|mailto|tel|tg):/i; // anything else, such as javascript:, stays plain text

function link(href, children, follow) {
  if (!SAFE.test(href)) return el("span", {}, children);
  const onclick = (event) => {
    if (follow({ href })) event.preventDefault();
  };
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", onclick }, children);
}

const action = (children, onclick) => el("button", { type: "button", class: "link", onclick }, children);

function copyable(children, text, follow) {
  return el("code", { class: "copyable", onclick: () => follow({ copy: text }) }, children);
}

function spoiler(children) {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-expanded": "false" }, children);
  const show = () => {
    node.classList.add("shown");
    node.setAttribute("aria-expanded", "true");
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => event.key === "Enter" && show());
  return node;
}

function expandable(children) {
  const attributes = { class: "expandable", tabindex: "0", role: "button", "aria-expanded": "false" };
  const node = el("blockquote", attributes, children);
  const toggle = () => node.setAttribute("aria-expanded", String(node.classList.toggle("shown")));
  node.addEventListener("click", toggle);
  node.addEventListener("keydown", (event) => event.key === "Enter" && toggle());
  return node;
}
