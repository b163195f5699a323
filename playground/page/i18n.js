// The page's language, Chinese or English, and how it writes times and sizes.

import { WORDS } from "./words.js";

const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem("lang") ?? "zh";
export const language = asked.startsWith("en") ? "en" : "zh";
const column = language === "en" ? 1 : 0;
const locale = language === "en" ? "en-GB" : "zh-CN";

/** The words for `key`, with {name}s filled in; an unknown key shows itself. */
export function t(key, values = {}) {
  return (WORDS[key]?.[column] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const known = (key) => key in WORDS;

export function switchLanguage() {
  const next = language === "en" ? "zh" : "en";
  localStorage.setItem("lang", next);
  const url = new URL(location.href);
  url.searchParams.set("lang", next);
  location.replace(url);
}

const formatted = (options) => {
  const format = new Intl.DateTimeFormat(locale, { timeZone: "Asia/Shanghai", ...options });
  return (unix) => format.format(unix * 1000);
};

export const hourMinute = formatted({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const hourMinuteSecond = formatted({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
export const monthDay = formatted({ month: language === "en" ? "short" : "numeric", day: "numeric" });
export const weekday = formatted({ weekday: language === "en" ? "short" : "long" });
export const yearMonthDay = formatted({ year: "numeric", month: language === "en" ? "short" : "long", day: "numeric" });
const dayWords = (unix) => [yearMonthDay(unix), weekday(unix)];
export const dayWithWeekday = (unix) => (language === "en" ? dayWords(unix).toReversed() : dayWords(unix)).join(" ");

/** The day in Shanghai as a number, for comparing days. */
export const dayNumber = (unix) => Math.floor((unix + 8 * 3600) / 86400);

export function fileSize(bytes) {
  if (bytes === undefined) return "";
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), 3);
  const size = bytes / 1024 ** power;
  return `${size.toFixed(power && size < 100 ? 1 : 0)} ${units[power]}`;
}
