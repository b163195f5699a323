// One person's chat client: who it is, the chats, the open chat.

import { chatAvatar, userAvatar } from "./avatar.js";
import { gist } from "./bubble.js";
import { ChatPane } from "./chat.js";
import { el, icon, showOnly } from "./dom.js";
import { withSigns } from "./emoji.js";
import { dayNumber, hourMinute, monthDay, t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { unreadCount } from "./reading.js";
import { chatsOf, isDirect, lastMessage, nameOf, now, titleOf, world } from "./world.js";

export const unreadOf = (person) => chatsOf(person).reduce((sum, chat) => sum + unreadCount(person, chat.id), 0);

export class Column {
  /** `choose` is called with the person picked in the switcher, `changed` when something was read. */
  constructor(person, { choose, changed }) {
    Object.assign(this, { person, choose, changed, pane: null, entries: new Map() });
    this.list = el("nav", { class: "chat-list", "aria-label": t("chats") });
    this.switcher = this.makeSwitcher();
    this.place = el("div", { class: "chat-place" });
    this.notices = el("div", { class: "notices", role: "status", "aria-live": "polite" });
    const client = el("div", { class: "client" }, this.list, this.place);
    const attributes = { class: "column", testid: `person-${person}`, "aria-label": nameOf(this.user) };
    this.node = el("section", attributes, this.switcher, client, this.notices);
    this.open(person, { quietly: true });
  }

  get user() {
    return world.users.get(this.person);
  }

  makeSwitcher() {
    return el("button", {
      type: "button",
      class: "person-switch",
      "aria-haspopup": "menu",
      "aria-label": t("choosePerson"),
      testid: "person-switch",
      onclick: (event) => this.choosePerson(event.currentTarget),
    });
  }

  /** Whether the chat can be seen: on a phone the list may lie over it. */
  isOpen(pane) {
    const listCovers = getComputedStyle(this.list).position === "absolute" && !this.node.classList.contains("in-chat");
    return pane === this.pane && !listCovers;
  }

  open(chat, { quietly = false } = {}) {
    if (!quietly) this.node.classList.add("in-chat");
    if (this.pane?.chat !== chat) {
      this.pane = new ChatPane(this.person, chat, this);
      this.place.replaceChildren(this.pane.node);
    }
    this.update();
    // On a phone the focus would call up the on-screen keyboard.
    if (!quietly && matchMedia("(hover: hover)").matches) this.pane.composer.text.focus();
  }

  showList() {
    this.node.classList.remove("in-chat");
    this.update();
    this.list.querySelector("[aria-current=true]")?.focus();
  }

  update() {
    const chats = chatsOf(this.person);
    const current = world.chats.get(this.pane.chat);
    if (current?.migrated_to) return this.open(current.migrated_to, { quietly: true });
    if (!chats.some((chat) => chat.id === this.pane.chat)) return this.open(this.person, { quietly: true });
    this.pane.update();
    this.showSwitcher();
    return showOnly(this.list, chats.map((chat) => this.chatEntry(chat)));
  }

  showSwitcher() {
    const { user } = this;
    const others = [...world.users.keys()].some((id) => id !== this.person && unreadOf(id));
    const username = user.username ? `@${user.username}` : "";
    const state = user.deactivated ? t("deactivated") : user.blocked ? t("blocked") : username;
    this.switcher.replaceChildren(
      userAvatar(user),
      el("span", { class: "person-words" }, el("b", {}, nameOf(user)), el("small", {}, state)),
      others ? el("span", { class: "dot" }) : "",
      icon("down"),
    );
  }

  choosePerson(anchor) {
    openMenu(anchor, [...world.users.values()].map((user) => ({
      label: nameOf(user),
      hint: user.username ? `@${user.username}` : "",
      picture: userAvatar(user),
      badge: unreadOf(user.id),
      checked: user.id === this.person,
      testid: `switch-${user.id}`,
      act: () => this.choose(user.id),
    })));
  }

  /** The chat's entry in the list; an element is kept as long as it would say the same. */
  chatEntry(chat) {
    const last = lastMessage(chat.id);
    const unread = unreadCount(this.person, chat.id);
    const current = chat.id === this.pane.chat;
    const says = [last, unread, current, titleOf(chat), dayNumber(now())];
    const old = this.entries.get(chat.id);
    if (old?.says.every((value, index) => value === says[index])) return old.node;
    const attributes = { type: "button", class: "chat-entry", testid: `chat-${chat.id}` };
    const node = old?.node ?? el("button", { ...attributes, onclick: () => this.open(chat.id) });
    this.entries.set(chat.id, { says, node });
    node.setAttribute("aria-current", String(current));
    node.title = titleOf(chat);
    node.replaceChildren(chatAvatar(chat), ...this.entryWords(chat, last, unread));
    return node;
  }

  entryWords(chat, last, unread) {
    const sender = last && !isDirect(chat) && last.from ? `${nameOf(last.from)}: ` : "";
    return [
      el("span", { class: "entry-title" }, isDirect(chat) ? null : icon("group"), el("span", {}, titleOf(chat))),
      el("time", { class: "entry-time" }, last ? when(last.date) : ""),
      el("span", { class: "entry-gist" }, last ? withSigns(`${sender}${gist(last)}`.slice(0, 120)) : t("noMessages")),
      unread ? unreadBadge(chat.id, unread) : "",
    ];
  }
}

function unreadBadge(chat, count) {
  const attributes = { class: "badge", "aria-label": t("unread", { n: count }), testid: `unread-${chat}` };
  return el("span", attributes, String(count));
}

const when = (date) => (dayNumber(date) === dayNumber(now()) ? hourMinute(date) : monthDay(date));
