// Pictures, albums and files of a message, and the enlarged view.

import { fileUrl } from "./api.js";
import { el, icon, iconButton } from "./dom.js";
import { fileSize, t } from "./i18n.js";

const WIDEST = 320;
const TALLEST = 360;
const FILES = ["document", "audio", "video", "voice", "animation", "video_note"];
const OTHER = ["sticker", "location", "venue", "contact", "poll", "dice", "game", "invoice", "story"];

const largest = (message) => message.photo.at(-1);

/** The elements for whatever the row's messages carry besides text. */
export function mediaOf(messages) {
  const photos = messages.filter((message) => message.photo);
  if (photos.length > 1) return [album(photos)];
  if (photos.length === 1) return [photo(photos[0])];
  return messages.flatMap((message) => attachments(message));
}

export function mediaName(message) {
  if (message.photo) return t("photo");
  const kind = FILES.find((name) => message[name]);
  if (kind) return message[kind].file_name ?? t("file");
  const other = OTHER.find((name) => message[name]);
  return other ? `[${other}]` : "";
}

function attachments(message) {
  const kind = FILES.find((name) => message[name]);
  if (kind) return [file(message[kind])];
  const other = OTHER.find((name) => message[name]);
  return other ? [el("p", { class: "unsupported" }, t("unsupported", { what: other }))] : [];
}

function photo(message) {
  const { width, height } = largest(message);
  const scale = Math.min(WIDEST / width, TALLEST / height, 1);
  const node = picture(message);
  // The room is reserved from the known size, so nothing moves when the picture arrives.
  node.style.aspectRatio = `${width} / ${height}`;
  node.style.width = `${Math.max(Math.round(width * scale), 96)}px`;
  return node;
}

function picture(message) {
  const source = fileUrl(largest(message).file_id);
  const alt = message.caption ?? t("photo");
  const image = el("img", { src: source, alt, loading: "lazy", decoding: "async", draggable: "false" });
  const attributes = { type: "button", class: "photo", testid: `photo-${message.message_id}` };
  const onclick = () => enlarge(source, message.caption);
  return el("button", { ...attributes, "aria-label": t("openPhoto"), onclick }, image);
}

function album(messages) {
  const attributes = { class: "album", role: "group", "aria-label": t("album"), "data-count": String(messages.length) };
  return el("div", attributes, messages.map(picture));
}

function file(item) {
  const name = item.file_name ?? t("file");
  const extension = /\.(\w{1,5})$/.exec(name)?.[1] ?? "";
  return el(
    "a",
    { class: "file", href: fileUrl(item.file_id), download: name, "aria-label": t("download", { name }) },
    el("span", { class: "file-icon" }, extension ? extension.toLowerCase() : icon("file")),
    el(
      "span",
      { class: "file-words" },
      el("span", { class: "file-name" }, name),
      el("small", {}, fileSize(item.file_size)),
    ),
    icon("download"),
  );
}

function enlarge(source, caption) {
  const close = () => dialog.close();
  const dialog = el(
    "dialog",
    { class: "lightbox", testid: "lightbox", "aria-label": t("photo"), onclick: close, onclose: () => dialog.remove() },
    iconButton("close", t("close"), close),
    el(
      "figure",
      {},
      el("img", { src: source, alt: caption ?? t("photo") }),
      caption ? el("figcaption", {}, caption) : null,
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
