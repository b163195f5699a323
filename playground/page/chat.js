// One open chat of one person: its header, its messages, its composer.

import * as api from "./api.js";
import { chatAvatar } from "./avatar.js";
import { rowElement } from "./bubble.js";
import { chatMenuItems, showGroupInfo } from "./chatmenu.js";
import { Composer } from "./composer.js";
import { el, icon, iconButton, showOnly } from "./dom.js";
import { known, t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { alertBox, toast } from "./notices.js";
import { markRead, readUpTo, unreadCount } from "./reading.js";
import { rowsOf, same } from "./rows.js";
import { actionIn, findMessage, historyOf, isDirect, loadEarlier, titleOf, world } from "./world.js";

const NEAR = 48; // pixels from the end within which the chat follows new messages
const FOUND_FOR = 1500; // milliseconds a message that was jumped to is marked
const ANSWER_WITHIN = 15_000; // Telegram's clients stop waiting for a callback answer about then

export class ChatPane {
  constructor(person, chat, column) {
    Object.assign(this, { person, chat, column, shown: new Map(), staysAtEnd: true, follow: this.follow.bind(this) });
    this.unreadAfter = unreadCount(person, chat) ? readUpTo(person, chat) : 0;
    this.composer = new Composer(this);
    this.build();
    this.update();
    this.settle();
  }

  get record() {
    return world.chats.get(this.chat);
  }

  get group() {
    return !isDirect(this.record);
  }

  build() {
    this.subtitle = el("span", { class: "chat-subtitle", "aria-live": "polite" });
    this.title = el("span", { class: "chat-title" });
    this.face = el("span", { class: "face" });
    this.rows = el("div", { class: "rows" });
    this.list = el(
      "div",
      {
        class: "messages",
        role: "log",
        "aria-label": t("messages"),
        tabindex: "0",
        testid: "messages",
        onscroll: () => this.scrolled(),
      },
      this.rows,
    );
    this.badge = el("span", { class: "badge" });
    this.jump = iconButton("down", t("toBottom"), () => this.toBottom("smooth"), { class: "to-bottom", hidden: true });
    this.jump.prepend(this.badge);
    // Whatever takes room away (a growing composer, the fault panel) must not push the end out of sight.
    new ResizeObserver(() => this.staysAtEnd && this.toBottom()).observe(this.list);
    const scene = el("div", { class: "scene" }, this.list, this.jump);
    this.node = el("section", { class: "chat" }, this.header(), scene, this.composer.node);
    this.composer.attachments.acceptDrops(this.node);
  }

  header() {
    const menu = (event) => openMenu(event.currentTarget, chatMenuItems(this.record, this.person));
    const heading = { type: "button", class: "chat-heading", testid: "chat-heading" };
    const back = { class: "icon-button only-phone", testid: "back" };
    return el(
      "header",
      { class: "chat-header" },
      iconButton("back", t("back"), () => this.column.showList(), back),
      this.face,
      el("button", { ...heading, onclick: () => this.group && showGroupInfo(this.chat) }, this.title, this.subtitle),
      iconButton("more", t("chatMenu"), menu, { testid: "chat-menu" }),
    );
  }

  /** Show what changed, keeping the place of a reader who scrolled up. */
  update() {
    const follows = this.staysAtEnd && !document.hidden;
    const focused = this.rows.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
    this.showHeader();
    this.showRows();
    this.composer.update();
    if (follows) this.toBottom();
    if (focused && !this.rows.contains(document.activeElement)) this.focusAgain(focused);
    this.noteRead();
  }

  /** A row that changed is a new element: give the focus back to the same button in it. */
  focusAgain(testid) {
    this.rows.querySelector(`[data-testid="${testid}"]`)?.focus({ preventScroll: true });
  }

  showHeader() {
    const action = actionIn(this.chat);
    const members = t("members", { n: this.record.members.length });
    this.title.textContent = titleOf(this.record);
    this.subtitle.textContent = action ? t(known(action) ? action : "acting") : this.group ? members : t("bot");
    this.subtitle.classList.toggle("acting", action !== null);
    this.face.replaceChildren(chatAvatar(this.record));
  }

  showRows() {
    const rows = rowsOf(historyOf(this.chat).messages, this.unreadAfter);
    const shown = new Map();
    for (const row of rows) {
      const old = this.shown.get(row.key);
      shown.set(row.key, { ...row, node: same(row, old) ? old.node : rowElement(row, this) });
    }
    this.shown = shown;
    showOnly(this.rows, [...this.earlier(), ...[...shown.values()].map((row) => row.node)]);
  }

  earlier() {
    if (historyOf(this.chat).complete) return [];
    const onclick = () => this.showEarlier();
    this.earlierButton ??= el("button", { type: "button", class: "earlier", onclick }, t("earlier"));
    return [this.earlierButton];
  }

  async showEarlier() {
    const fromEnd = this.list.scrollHeight - this.list.scrollTop;
    await loadEarlier(this.chat);
    requestAnimationFrame(() => {
      this.list.scrollTop = this.list.scrollHeight - fromEnd;
    });
  }

  atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  toBottom(behavior = "instant") {
    this.list.scrollTo({ top: this.list.scrollHeight, behavior });
  }

  /** Take the first place: the unread line, or else the end. */
  settle() {
    requestAnimationFrame(() => {
      const line = this.list.querySelector(".unread-line");
      if (line) line.scrollIntoView({ block: "start" });
      else this.toBottom();
      this.composer.grow();
      this.noteRead();
    });
  }

  scrolled() {
    this.staysAtEnd = this.atBottom();
    this.noteRead();
  }

  noteRead() {
    const ended = this.atBottom();
    const seen = ended && this.node.isConnected && this.column.isOpen(this) && !document.hidden;
    if (seen && markRead(this.person, this.chat)) this.column.changed();
    this.badge.textContent = unreadCount(this.person, this.chat) || "";
    this.jump.hidden = ended;
  }

  /** Scroll to a message, reading older ones until it is found. */
  async jumpTo(messageId) {
    while (!findMessage(this.chat, messageId) && !historyOf(this.chat).complete) await loadEarlier(this.chat);
    this.showRows();
    const rows = [...this.shown.values()].filter((row) => row.kind !== "day");
    const node = rows.find((row) => row.messages.some((message) => message.message_id === messageId))?.node;
    if (!node) {
      toast(this.column.notices, t("deletedMessage"));
      return;
    }
    this.staysAtEnd = false;
    node.scrollIntoView({ block: "center" });
    node.classList.add("found");
    setTimeout(() => node.classList.remove("found"), FOUND_FOR);
  }

  messageMenu(anchor, message) {
    const own = message.from?.id === this.person;
    const text = message.text ?? message.caption;
    openMenu(anchor, [
      { label: t("reply"), icon: "reply", testid: "menu-reply", act: () => this.composer.replyTo(message) },
      text && { label: t("copy"), icon: "copy", testid: "menu-copy", act: () => this.follow({ copy: text }) },
      own && text && { label: t("edit"), icon: "edit", testid: "menu-edit", act: () => this.composer.edit(message) },
      own && {
        label: t("remove"),
        icon: "trash",
        danger: true,
        testid: "menu-delete",
        act: () => api.deleteMessage(this.chat, message.message_id),
      },
    ]);
  }

  /** Follow what was pressed inside a text; returns whether the page handled it itself. */
  follow({ href, command, copy }) {
    if (copy) navigator.clipboard.writeText(copy).then(() => toast(this.column.notices, t("copied")));
    if (command) {
      const text = this.group && !command.includes("@") ? `${command}@${world.bot.username}` : command;
      api.send({ from: this.person, chat: this.chat, text });
    }
    return href ? this.followLink(href) : true;
  }

  followLink(href) {
    const url = new URL(href);
    const path = `/${world.bot.username}`.toLowerCase();
    if (!["t.me", "telegram.me"].includes(url.hostname) || url.pathname.toLowerCase() !== path) return false;
    this.column.open(this.person);
    if (url.searchParams.has("start")) api.start(this.person, url.searchParams.get("start"));
    return true;
  }

  async press(button, messageId, data) {
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    setTimeout(() => this.stopWaiting(), ANSWER_WITHIN);
    try {
      await api.press(this.person, this.chat, messageId, data);
    } catch (failure) {
      this.stopWaiting();
      toast(this.column.notices, failure.message);
    }
  }

  stopWaiting() {
    for (const button of this.list.querySelectorAll("[aria-busy=true]")) button.ariaBusy = null;
  }

  answered({ text, show_alert: isAlert }) {
    this.stopWaiting();
    if (text && isAlert) alertBox(this.column.node, text);
    else if (text) toast(this.column.notices, text);
  }
}
