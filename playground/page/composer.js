// Where a person writes: text of several lines, pictures and files, a reply or an edit.

import * as api from "./api.js";
import { Attachments } from "./attachments.js";
import { gist } from "./bubble.js";
import { el, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { toast } from "./notices.js";
import { ReplyKeyboard } from "./replykeyboard.js";
import { Suggestions } from "./suggestions.js";
import { historyOf, nameOf, world } from "./world.js";

const drafts = new Map(); // "person:chat" → text not sent yet

export class Composer {
  constructor(pane) {
    this.pane = pane;
    this.draftKey = `${pane.person}:${pane.chat}`;
    this.context = null; // { kind: "reply" | "edit", message }
    this.build();
  }

  build() {
    const { pane } = this;
    this.attachments = new Attachments(pane, () => this.update());
    this.text = el("textarea", { rows: "1", maxlength: "4096", "aria-label": t("write"), testid: "composer", oninput: () => this.typed(), onkeydown: (event) => this.key(event), onpaste: (event) => this.attachments.paste(event) });
    this.text.value = drafts.get(this.draftKey) ?? "";
    this.suggestions = new Suggestions(this.text, pane);
    this.keyboard = new ReplyKeyboard(pane.person, pane.chat);
    this.bar = el("div", { class: "composer-bar", hidden: true });
    const mention = pane.group ? iconButton("mention", t("mention"), () => this.insert(`@${world.bot.username} `), { testid: "mention" }) : null;
    this.commands = iconButton("menu", t("commands"), () => this.showCommands(), { testid: "commands", hidden: true });
    this.sendButton = el("button", { type: "submit", class: "icon-button send", "aria-label": t("send"), title: t("send"), testid: "send" }, icon("send"));
    this.form = el(
      "form",
      { class: "composer", onsubmit: (event) => this.submit(event) },
      this.suggestions.node,
      this.bar,
      this.attachments.node,
      el("div", { class: "composer-row" }, iconButton("attach", t("attach"), (event) => this.attachments.choose(event.currentTarget), { testid: "attach" }), this.commands, this.text, mention, this.sendButton),
      this.keyboard.node,
    );
    this.instead = el("div", { class: "composer-instead", hidden: true });
    this.node = el("div", { class: "composer-place" }, this.instead, this.form);
    this.attachments.acceptDrops(pane.node ?? this.node);
  }

  update() {
    const user = world.users.get(this.pane.person);
    this.text.placeholder = t(this.attachments.files.length ? "writeCaption" : this.pane.group ? "writeGroup" : "write");
    this.commands.hidden = !this.suggestions.commands().length;
    this.sendButton.disabled = !this.text.value.trim() && !this.attachments.files.length;
    this.keyboard.update();
    this.showInstead(this.insteadOf(user));
  }

  /** What stands in the place of the composer: [key, words, act]. */
  insteadOf(user) {
    if (user.deactivated) return ["deactivated", null];
    if (this.pane.group) return null;
    if (user.blocked) return ["unblockBot", () => api.blockBot(user.id, false)];
    if (!historyOf(this.pane.chat).messages.length) return ["start", () => api.start(user.id)];
    return null;
  }

  showInstead(what) {
    const key = what?.[0] ?? "";
    if (this.instead.dataset.shows === key) return;
    this.instead.dataset.shows = key;
    this.instead.hidden = !what;
    this.form.hidden = Boolean(what);
    if (!what) return;
    const hint = key === "start" ? el("p", {}, t("startHint")) : null;
    const button = what[1] ? el("button", { type: "button", class: "primary wide", testid: key === "start" ? "start" : "unblock", onclick: what[1] }, t(key)) : el("p", {}, t(key));
    this.instead.replaceChildren(...[hint, button].filter(Boolean));
  }

  typed() {
    drafts.set(this.draftKey, this.text.value);
    this.grow();
    this.suggestions.update();
    this.update();
  }

  /** Make room for all lines; only possible once the page shows the composer. */
  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
  }

  key(event) {
    // While an input method composes, Enter and Escape belong to it.
    if (event.isComposing || this.suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "Escape" && this.context) this.setContext(null);
    else if (event.key === "ArrowUp" && !this.text.value) this.editLast(event);
  }

  editLast(event) {
    const last = historyOf(this.pane.chat).messages.findLast((message) => message.from?.id === this.pane.person && message.text);
    if (!last) return;
    event.preventDefault();
    this.edit(last);
  }

  setText(text) {
    this.text.value = text;
    this.typed();
  }

  insert(text) {
    this.text.setRangeText(text, this.text.selectionStart, this.text.selectionEnd, "end");
    this.typed();
    this.text.focus();
  }

  replyTo(message) {
    this.setContext({ kind: "reply", message });
  }

  edit(message) {
    this.setContext({ kind: "edit", message });
    this.setText(message.text ?? message.caption ?? "");
  }

  setContext(context) {
    if (this.context?.kind === "edit") this.setText("");
    this.context = context;
    this.bar.hidden = !context;
    this.bar.replaceChildren();
    if (context) {
      const title = context.kind === "edit" ? t("editing") : t("replyTo", { name: nameOf(context.message.from ?? {}) });
      const words = el("div", { class: "quote" }, el("span", { class: "quote-name" }, title), el("span", { class: "quote-text" }, gist(context.message)));
      this.bar.append(icon(context.kind), words, iconButton("close", t("cancel"), () => this.setContext(null)));
    }
    this.text.focus();
  }

  showCommands() {
    openMenu(this.commands, this.suggestions.commands().map(({ command, description }) => ({
      label: `/${command}`, hint: description, act: () => this.pane.follow({ command: `/${command}` }),
    })));
  }

  async submit(event) {
    event.preventDefault();
    const text = this.text.value.trim();
    const { context } = this;
    const { files, as } = this.attachments;
    if (!text && !files.length) return;
    this.context = null;
    this.setText("");
    this.setContext(null);
    this.attachments.clear();
    this.pane.toBottom();
    try {
      await this.deliver(text, context, { files, as });
      this.pane.toBottom();
    } catch (failure) {
      this.setText(text);
      toast(this.pane.column.notices, failure.message);
    }
  }

  deliver(text, context, { files, as }) {
    const { person, chat } = this.pane;
    if (context?.kind === "edit") return api.editText(person, chat, context.message.message_id, text);
    return api.send({ from: person, chat, text, replyTo: context?.message.message_id, files, as });
  }
}
