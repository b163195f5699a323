// The keyboard below the composer that the bot's last word on it asked for; its buttons send their text.

import * as api from "./api.js";
import { el } from "./dom.js";
import { withSigns } from "./emoji.js";
import { historyOf } from "./world.js";

export class ReplyKeyboard {
  constructor(person, chat) {
    Object.assign(this, { person, chat, shows: null });
    this.node = el("div", { class: "reply-keyboard", hidden: true });
  }

  update() {
    const message = historyOf(this.chat).messages.findLast((one) => one.reply_keyboard);
    if (message === this.shows) return;
    this.shows = message;
    const markup = message?.reply_keyboard ?? {};
    this.node.hidden = !markup.keyboard;
    this.node.replaceChildren(...(markup.keyboard ?? []).map((buttons) => this.row(buttons, markup)));
  }

  row(buttons, { one_time_keyboard: once }) {
    const send = (text) => {
      api.send({ from: this.person, chat: this.chat, text });
      this.node.hidden = Boolean(once);
    };
    const button = ({ text }) => el("button", { type: "button", onclick: () => send(text) }, withSigns(text));
    return el("div", { class: "keyboard-row" }, buttons.map(button));
  }
}
