// Pictures and files waiting to be sent: chosen, dropped or pasted.

import { el, icon, iconButton } from "./dom.js";
import { fileSize, t } from "./i18n.js";
import { openMenu } from "./menu.js";

const isPicture = (file) => /^image\/(jpeg|png|webp|gif)$/.test(file.type);

export class Attachments {
  constructor(pane, changed) {
    Object.assign(this, { pane, changed, files: [], as: "document", previews: [] });
    this.pictures = this.picker("photo", "image/*");
    this.documents = this.picker("document");
    this.node = el("div", { class: "attachments", hidden: true }, this.pictures, this.documents);
  }

  picker(as, accept) {
    const onchange = () => {
      this.add([...picker.files], as);
      picker.value = "";
    };
    const attributes = { type: "file", multiple: true, hidden: true, accept, testid: `pick-${as}` };
    const picker = el("input", { ...attributes, onchange });
    return picker;
  }

  choose(anchor) {
    openMenu(anchor, [
      { label: t("asPhoto"), icon: "picture", testid: "attach-photo", act: () => this.pictures.click() },
      { label: t("asFile"), icon: "file", testid: "attach-file", act: () => this.documents.click() },
    ]);
  }

  add(files, as) {
    if (!files.length) return;
    this.files = [...this.files, ...files];
    this.as = this.files.every(isPicture) ? as : "document";
    this.show();
    this.pane.composer.text.focus();
  }

  replace(files) {
    this.files = files;
    this.show();
  }

  show() {
    this.previews.forEach(URL.revokeObjectURL);
    this.previews = [];
    this.node.hidden = !this.files.length;
    const previews = this.files.map((file) => this.preview(file));
    this.node.replaceChildren(...previews, this.toggle(), this.pictures, this.documents);
    this.changed();
  }

  toggle() {
    if (!this.files.length || !this.files.every(isPicture)) return "";
    const onclick = () => {
      this.as = this.as === "photo" ? "document" : "photo";
      this.show();
    };
    const label = t(this.as === "photo" ? "sendAsFile" : "sendAsPhoto");
    return el("button", { type: "button", class: "attach-toggle", testid: "attach-toggle", onclick }, label);
  }

  preview(file) {
    const remove = iconButton("close", t("removeFile", { name: file.name }), () => {
      this.replace(this.files.filter((other) => other !== file));
    });
    if (!isPicture(file) || this.as !== "photo") {
      const words = [el("span", { class: "file-name" }, file.name), el("small", {}, fileSize(file.size))];
      return el("div", { class: "attachment" }, icon("file"), words, remove);
    }
    const source = URL.createObjectURL(file);
    this.previews.push(source);
    return el("div", { class: "attachment picture" }, el("img", { src: source, alt: file.name }), remove);
  }

  paste(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.add(files, "photo");
  }

  /** Let files be dropped on `target`; pictures become pictures, the rest files. */
  acceptDrops(target) {
    const hasFiles = (event) => event.dataTransfer.types.includes("Files");
    const mark = (on) => target.classList.toggle("dropping", on);
    target.dataset.drop = t("dropHere");
    target.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      mark(true);
    });
    target.addEventListener("dragleave", (event) => target.contains(event.relatedTarget) || mark(false));
    target.addEventListener("drop", (event) => {
      event.preventDefault();
      mark(false);
      this.add([...event.dataTransfer.files], "photo");
    });
  }
}
