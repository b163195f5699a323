// The page's own words, Chinese and English, and how it writes times and sizes.

const ZH = {
  title: "督办 · 试用场", offline: "与试用场的连接中断,正在重连…", loading: "正在载入…",
  worldClock: "试用场时钟", hour: "+1 小时", morning: "到明早 09:00", toNext: "到下一个时点", noNext: "暂无待办时点", speed: "时钟速度", pause: "暂停",
  columns: "并排人数", language: "English", faults: "故障面板", addPerson: "添加人员", makeGroup: "建群",
  choosePerson: "切换人员", chats: "聊天", noMessages: "还没有消息", bot: "机器人", members: "{n} 位成员", unread: "{n} 条未读", unreadLine: "未读消息",
  back: "返回", chatMenu: "聊天菜单", toBottom: "到最新消息", earlier: "更早的消息", messages: "消息",
  start: "开始", startHint: "这里还没有消息。点“开始”与机器人对话。", write: "写消息…", writeCaption: "添加说明…", writeGroup: "群消息…", send: "发送",
  attach: "添加附件", asPhoto: "图片", asFile: "文件", sendAsPhoto: "以图片发送", sendAsFile: "以文件发送", removeFile: "移除 {name}", dropHere: "松开即添加",
  mention: "提及机器人(群里的消息,机器人只看得到提及它、回复它和命令)", commands: "命令", replyTo: "回复 {name}", editing: "编辑消息", cancel: "取消", save: "保存",
  reply: "回复", copy: "复制文字", edit: "编辑", remove: "删除", messageMenu: "消息操作", edited: "已编辑", deletedOriginal: "原消息", sent: "已发送",
  photo: "图片", album: "相册", file: "文件", download: "下载 {name}", openPhoto: "查看大图", close: "关闭", unsupported: "[{what}] 此处不能显示",
  typing: "正在输入…", upload_photo: "正在发送图片…", upload_document: "正在发送文件…", find_location: "正在定位…", acting: "请稍候…",
  blockBot: "屏蔽机器人", unblockBot: "解除屏蔽", blocked: "已屏蔽机器人", deactivated: "此账号已注销", groupInfo: "群信息", addMember: "添加成员", removeMember: "移出", leaveGroup: "退出群聊",
  inviteBot: "机器人", ok: "好", alert: "提示", copied: "已复制",
  joined: "{name} 加入了群聊", left: "{name} 离开了群聊", created: "已建群“{title}”", migrated: "群已升级为超级群", pinned: "{name} 置顶了一条消息", renamed: "群名改为“{title}”", serviceOther: "系统消息",
  firstName: "名", lastName: "姓或单位", username: "用户名", languageCode: "语言", groupTitle: "群名", add: "添加", make: "建群", today: "今天",
  network: "网络", latency: "延迟(毫秒)", limits: "按 Telegram 限额应答 429", apply: "应用", inject: "添加故障", clearFaults: "清除全部故障", noRules: "没有未发生的故障",
  method: "方法", anyMethod: "全部方法", chat: "聊天", anyChat: "全部聊天", kind: "故障", count: "次数", retryAfter: "retry_after(秒)", seconds: "秒数", times: "× {n}",
  people: "人员", deactivate: "注销", block: "屏蔽", unblock: "解除", groups: "群", kick: "踢出机器人", admit: "请回", promote: "设为管理员", migrate: "升级", noGroups: "还没有群", log: "接口日志", noCalls: "还没有调用",
  kind_429: "429 限流", kind_500: "500 服务器错误", kind_502: "502 网关错误", kind_403: "403 拒绝", kind_401: "401 未授权", kind_drop_before: "处理前断线", kind_drop_after: "处理后断线",
  kind_slow: "缓慢", kind_duplicate_update: "重复更新", kind_poison_update: "有毒更新",
};

const EN = {
  title: "Duban · Playground", offline: "Connection to the playground lost, reconnecting…", loading: "Loading…",
  worldClock: "The playground's clock", hour: "+1 hour", morning: "To 09:00 tomorrow", toNext: "To the next moment", noNext: "No moment ahead", speed: "Clock speed", pause: "Pause",
  columns: "People side by side", language: "中文", faults: "Faults", addPerson: "Add a person", makeGroup: "Make a group",
  choosePerson: "Switch person", chats: "Chats", noMessages: "No messages yet", bot: "bot", members: "{n} members", unread: "{n} unread", unreadLine: "Unread messages",
  back: "Back", chatMenu: "Chat menu", toBottom: "To the newest message", earlier: "Earlier messages", messages: "Messages",
  start: "Start", startHint: "No messages here yet. Press Start to talk to the bot.", write: "Message…", writeCaption: "Add a caption…", writeGroup: "Group message…", send: "Send",
  attach: "Attach", asPhoto: "Picture", asFile: "File", sendAsPhoto: "Send as picture", sendAsFile: "Send as file", removeFile: "Remove {name}", dropHere: "Drop to attach",
  mention: "Mention the bot (in groups it sees only mentions, replies to it and commands)", commands: "Commands", replyTo: "Reply to {name}", editing: "Edit message", cancel: "Cancel", save: "Save",
  reply: "Reply", copy: "Copy text", edit: "Edit", remove: "Delete", messageMenu: "Message actions", edited: "edited", deletedOriginal: "Original message", sent: "Sent",
  photo: "Picture", album: "Album", file: "File", download: "Download {name}", openPhoto: "View picture", close: "Close", unsupported: "[{what}] cannot be shown here",
  typing: "typing…", upload_photo: "sending a picture…", upload_document: "sending a file…", find_location: "finding a location…", acting: "busy…",
  blockBot: "Block the bot", unblockBot: "Unblock", blocked: "The bot is blocked", deactivated: "This account is deactivated", groupInfo: "Group info", addMember: "Add member", removeMember: "Remove", leaveGroup: "Leave group",
  inviteBot: "Bot", ok: "OK", alert: "Notice", copied: "Copied",
  joined: "{name} joined the group", left: "{name} left the group", created: "Group “{title}” was made", migrated: "The group became a supergroup", pinned: "{name} pinned a message", renamed: "The group is now “{title}”", serviceOther: "Service message",
  firstName: "First name", lastName: "Last name or unit", username: "Username", languageCode: "Language", groupTitle: "Title", add: "Add", make: "Make", today: "Today",
  network: "Network", latency: "Latency (ms)", limits: "Answer 429 by Telegram's limits", apply: "Apply", inject: "Add a fault", clearFaults: "Clear all faults", noRules: "No fault is waiting",
  method: "Method", anyMethod: "Any method", chat: "Chat", anyChat: "Any chat", kind: "Fault", count: "Times", retryAfter: "retry_after (s)", seconds: "Seconds", times: "× {n}",
  people: "People", deactivate: "Deactivate", block: "Block", unblock: "Unblock", groups: "Groups", kick: "Kick the bot", admit: "Let in again", promote: "Make admin", migrate: "To supergroup", noGroups: "No groups yet", log: "API log", noCalls: "No calls yet",
  kind_429: "429 rate limit", kind_500: "500 server error", kind_502: "502 bad gateway", kind_403: "403 forbidden", kind_401: "401 unauthorized", kind_drop_before: "dropped before", kind_drop_after: "dropped after",
  kind_slow: "slow", kind_duplicate_update: "duplicate update", kind_poison_update: "poison update",
};

const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem("lang") ?? "zh";
export const language = asked.startsWith("en") ? "en" : "zh";
const words = language === "en" ? EN : ZH;
const locale = language === "en" ? "en-GB" : "zh-CN";

/** The words for `key`, with {name}s filled in; an unknown key shows itself. */
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const known = (key) => key in words;

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
export const dayWithWeekday = (unix) => `${yearMonthDay(unix)} ${weekday(unix)}`;

/** The day in Shanghai as a number, for comparing days. */
export const dayNumber = (unix) => Math.floor((unix + 8 * 3600) / 86400);

export function fileSize(bytes) {
  if (bytes === undefined) return "";
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), 3);
  return `${(bytes / 1024 ** power).toFixed(power && bytes / 1024 ** power < 100 ? 1 : 0)} ${units[power]}`;
}
