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
    this.text = this.textArea();
    this.suggestions = new Suggestions(this.text, pane);
    this.keyboard = new ReplyKeyboard(pane.person, pane.chat);
    this.bar = el("div", { class: "composer-bar", hidden: true });
    this.commands = iconButton("menu", t("commands"), () => this.showCommands(), { testid: "commands", hidden: true });
    const submits = { type: "submit", class: "icon-button send", testid: "send" };
    this.sendButton = iconButton("send", t("send"), null, submits);
    this.form = el(
      "form",
      { class: "composer", onsubmit: (event) => this.submit(event) },
      this.suggestions.node,
      this.bar,
      this.attachments.node,
      el(
        "div",
        { class: "composer-row" },
        this.attachButton(),
        this.commands,
        this.text,
        this.mentionButton(),
        this.sendButton,
      ),
      this.keyboard.node,
    );
    this.instead = el("div", { class: "composer-instead", hidden: true });
    this.node = el("div", { class: "composer-place" }, this.instead, this.form);
  }

  textArea() {
    const node = el("textarea", {
      rows: "1",
      maxlength: "4096",
      "aria-label": t("write"),
      testid: "composer",
      oninput: () => this.typed(),
      onkeydown: (event) => this.key(event),
      onpaste: (event) => this.attachments.paste(event),
    });
    node.value = drafts.get(this.draftKey) ?? "";
    return node;
  }

  attachButton() {
    const choose = (event) => this.attachments.choose(event.currentTarget);
    return iconButton("attach", t("attach"), choose, { testid: "attach" });
  }

  mentionButton() {
    if (!this.pane.group) return null;
    return iconButton("mention", t("mention"), () => this.insert(`@${world.bot.username} `), { testid: "mention" });
  }

  update() {
    const user = world.users.get(this.pane.person);
    const purpose = this.pane.group ? "writeGroup" : "write";
    this.text.placeholder = t(this.attachments.files.length ? "writeCaption" : purpose);
    this.commands.hidden = !this.suggestions.commands().length;
    this.sendButton.disabled = !this.text.value.trim() && !this.attachments.files.length;
    this.keyboard.update();
    this.showInstead(this.insteadOf(user));
  }

  /** What stands in the place of the composer: [key, act]. */
  insteadOf(user) {
    if (user.deactivated) return ["deactivated", null];
    if (this.pane.group) return null;
    if (user.blocked) return ["unblock", () => api.blockBot(user.id, false)];
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
    const [, act] = what;
    const hint = key === "start" ? el("p", {}, t("startHint")) : "";
    const button = el("button", { type: "button", class: "primary wide", testid: key, onclick: act }, t(key));
    this.instead.replaceChildren(hint, act ? button : t(key));
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
    const { person, chat } = this.pane;
    const last = historyOf(chat).messages.findLast((message) => message.from?.id === person && message.text);
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
    if (context) this.bar.append(...this.contextWords(context));
    this.text.focus();
  }

  contextWords({ kind, message }) {
    const title = kind === "edit" ? t("editing") : t("replyTo", { name: nameOf(message.from ?? {}) });
    const name = el("span", { class: "quote-name" }, title);
    return [
      icon(kind),
      el("div", { class: "quote" }, name, el("span", { class: "quote-text" }, gist(message))),
      iconButton("close", t("cancel"), () => this.setContext(null)),
    ];
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
    this.fill({ text: "", context: null, files: [] });
    try {
      await this.deliver(text, context, { files, as });
      this.pane.toBottom();
    } catch (failure) {
      this.fill({ text, context, files });
      toast(this.pane.column.notices, failure.message);
    }
  }

  fill({ text, context, files }) {
    this.context = null; // so that leaving an edit does not empty the text
    this.setContext(context);
    this.attachments.replace(files);
    this.setText(text);
  }

  deliver(text, context, { files, as }) {
    const { person, chat } = this.pane;
    if (context?.kind === "edit") return api.editText(person, chat, context.message.message_id, text);
    return api.send({ from: person, chat, text, replyTo: context?.message.message_id, files, as });
  }
}
