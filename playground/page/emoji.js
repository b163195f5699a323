// The few signs the bot speaks with, drawn by the page, so that a machine without an emoji font shows them too.

import { el } from "./dom.js";

const DRAWN = {
  "🟢": "green",
  "🟡": "yellow",
  "🔴": "red",
  "⚪": "white",
  "✅": "tick",
  "❌": "cross",
  "👍": "thumb",
  "👌": "fine",
};
const PATTERN = new RegExp(`(${Object.keys(DRAWN).join("|")})\uFE0F?`, "u");

/** Split text into strings and drawn signs; the signs keep their character as text for copying and reading aloud. */
export function withSigns(text) {
  return text.split(PATTERN).filter(Boolean).map((part) => (
    part in DRAWN ? el("span", { class: `sign sign-${DRAWN[part]}` }, part) : part
  ));
}
