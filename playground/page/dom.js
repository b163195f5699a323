// Elements are built from values only; text always enters as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  attach: "M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7L9.7 17.2a1.7 1.7 0 0 1-2.4-2.4L15 7",
  back: "M15 5l-7 7 7 7",
  ban: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.6 5.6l12.8 12.8",
  check: "M5 12.5l4.5 4.5L19 7",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
  close: "M6 6l12 12M18 6L6 18",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  down: "M6 9l6 6 6-6",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  fault: "M12 4L2.5 20h19zM12 10v4.5M12 17v.5",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  group: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 15c3 1 3 3 3 5",
  leave: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  link: "M7 17L17 7M9 7h8v8",
  menu: "M4 7h16M4 12h16M4 17h16",
  mention: "M15.5 12a3.5 3.5 0 1 0-7 0 3.5 3.5 0 0 0 7 0zM15.5 8.5V13c0 3.5 5 3 5-1a8.5 8.5 0 1 0-3.5 7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  next: "M5 5l9 7-9 7zM18.5 5v14",
  pause: "M8 5v14M16 5v14",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 21c0-4.5 3.5-6.5 7.5-6.5s7.5 2 7.5 6.5",
  personAdd: "M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM3 21c0-4.5 3-6.5 7-6.5 1.5 0 2.8.3 4 .9M18.5 14v7M15 17.5h7",
  picture: "M4 5h16v14H4zM4 16l5-5 5 5M13 15l3-3 4 4M15.5 9v.01",
  reply: "M10 6L4 12l6 6M4 12h9c4 0 7 2 7 6",
  send: "M4 12L3 4l18 8-18 8 1-8zM4 12h8",
  trash: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13",
};

/** Make an element. `on…` adds a listener, `testid` the stable hook, true/false switch an attribute. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "testid") node.dataset.testid = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows only an icon; `label` is its accessible name and tooltip. */
export function iconButton(name, label, onclick, attributes = {}) {
  const plain = { type: "button", class: "icon-button", "aria-label": label, title: label, onclick };
  return el("button", { ...plain, ...attributes }, icon(name));
}

/** Make `nodes` the children, touching only what differs, so that focus, hover and scroll survive. */
export function showOnly(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}
