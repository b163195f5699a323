// What may follow a "/" or an "@": the bot's commands, the group's members.

import { el, showOnly } from "./dom.js";
import { nameOf, world } from "./world.js";

export class Suggestions {
  constructor(text, pane) {
    Object.assign(this, { text, pane, chosen: 0, options: [] });
    this.node = el("div", { class: "suggestions", role: "listbox", hidden: true });
  }

  commands() {
    return this.pane.record.commands ?? [];
  }

  /** The options for the word being written: { label, hint, insert }. */
  matching() {
    const before = this.text.value.slice(0, this.text.selectionStart);
    const word = /(?:^|\s)([/@]\S*)$/.exec(before)?.[1];
    if (!word) return [];
    const options = word[0] === "/" ? this.commandOptions() : this.mentionOptions();
    const fits = ({ label }) => label.toLowerCase().startsWith(word.toLowerCase()) && label !== word;
    return options.filter(fits).map((option) => ({ ...option, word }));
  }

  commandOptions() {
    const suffix = this.pane.group ? `@${world.bot.username}` : "";
    return this.commands().map(({ command, description }) => (
      { label: `/${command}`, hint: description, insert: `/${command}${suffix}` }
    ));
  }

  mentionOptions() {
    if (!this.pane.group) return [];
    const members = this.pane.record.members.map((id) => world.users.get(id)).filter((user) => user?.username);
    return [world.bot, ...members].map((user) => (
      { label: `@${user.username}`, hint: nameOf(user), insert: `@${user.username}` }
    ));
  }

  update() {
    this.options = this.matching();
    this.chosen = 0;
    this.show();
  }

  show() {
    this.node.hidden = !this.options.length;
    showOnly(this.node, this.options.map((option, index) => this.optionElement(option, index === this.chosen)));
  }

  optionElement(option, chosen) {
    const attributes = { type: "button", role: "option", tabindex: "-1", "aria-selected": String(chosen) };
    const onclick = () => this.take(option);
    return el("button", { ...attributes, onclick }, el("b", {}, option.label), el("small", {}, option.hint));
  }

  take({ insert, word }) {
    const end = this.text.selectionStart;
    this.text.setRangeText(`${insert} `, end - word.length, end, "end");
    this.text.dispatchEvent(new Event("input"));
    this.text.focus();
  }

  /** Handle a key while options are shown; returns whether it was meant for them. */
  key(event) {
    const { length } = this.options;
    if (!length) return false;
    if (event.key === "ArrowDown") this.chosen = (this.chosen + 1) % length;
    else if (event.key === "ArrowUp") this.chosen = (this.chosen + length - 1) % length;
    else if (event.key === "Escape") this.options = [];
    else if (event.key === "Tab" || event.key === "Enter") return this.finish(event);
    else return false;
    event.preventDefault();
    this.show();
    return true;
  }

  finish(event) {
    event.preventDefault();
    this.take(this.options[this.chosen]);
    return true;
  }
}
