// The playground's control API. A refusal becomes an Error whose message can be shown.

async function call(method, path, body) {
  const options = { method };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers = { "Content-Type": "application/json" };
  }
  const response = await fetch(`/playground/${path}`, options);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `${response.status} ${response.statusText}`);
  return answer;
}

const get = (path) => call("GET", path);
const post = (path, body = {}) => call("POST", path, body);

export const fetchState = () => get("state");
export const fetchClock = () => get("clock");
export const fetchMessages = async (chat, limit) => (await get(`chats/${chat}/messages?limit=${limit}`)).messages;
export const fetchLog = (after) => get(`log?after=${after}`);
export const fetchFaults = () => get("faults");
export const fileUrl = (fileId) => `/playground/files/${encodeURIComponent(fileId)}`;

export const setClock = (change) => post("clock", change);
export const addFaults = (faults) => post("faults", faults);
export const clearFaults = () => call("DELETE", "faults");

export const addUser = (user) => post("users", user);
export const blockBot = (user, blocked) => post(`users/${user}/block`, { blocked });
export const deactivate = (user) => post(`users/${user}/deactivate`);

export const addChat = (chat) => post("chats", chat);
export const addMember = (chat, user) => post(`chats/${chat}/members`, { user });
export const removeMember = (chat, user) => call("DELETE", `chats/${chat}/members/${user}`);
export const kickBot = (chat) => post(`chats/${chat}/kick`);
export const setBotStatus = (chat, status) => post(`chats/${chat}/bot`, { status });
export const migrate = (chat) => post(`chats/${chat}/migrate`);

export const start = (user, payload = "") => post("start", { user, payload });
export const press = (from, chat, messageId, data) => post("press", { from, chat, message_id: messageId, data });
export const editText = (from, chat, messageId, text) => post("edit", { from, chat, message_id: messageId, text });
export const deleteMessage = (chat, messageId) => post("delete", { chat, message_id: messageId });

/** Send text, or files as `photo` or `document` with the text as their caption. */
export function send({ from, chat, text, replyTo, files = [], as = "document" }) {
  const fields = { from, chat, text, ...(replyTo ? { reply_to: replyTo } : {}) };
  if (!files.length) return post("send", fields);
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, as })) form.append(name, value);
  for (const file of files) form.append("file", file, file.name);
  return post("send", form);
}

/** Follow the server's events; `opened` is called at first and after every reconnection. */
export function follow({ opened, received, lost }) {
  const source = new EventSource("/playground/events");
  source.addEventListener("open", opened);
  source.addEventListener("error", lost);
  source.addEventListener("message", (event) => received(JSON.parse(event.data)));
}
