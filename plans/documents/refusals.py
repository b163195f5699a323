"""Why a file is no plan that can be read: one sentence each, in Chinese and in English."""

from enum import StrEnum


class Refusal(StrEnum):
    """A reason to refuse; its value is the sentence a person reads."""

    MISSING = "找不到或打不开该文件。 / The file cannot be found or opened."
    EMPTY = "文件是空的。 / The file is empty."
    TOO_LARGE = "文件超过 20 MB，请只发送方案正文。 / The file is larger than 20 MB."
    TOO_LONG = "文件太长，不像一份方案。 / The document is too long to be a plan."
    UNKNOWN_KIND = (
        "不支持这种文件，请提供 .docx、.doc、.wps、.pdf 或 .txt。 / This kind of file cannot be read."
    )
    DAMAGED = "文件已损坏，无法读取。 / The file is damaged and cannot be read."
    PROTECTED = "文件有密码，请先取消密码。 / The file is protected by a password."
    SCAN = "这是扫描件或图片，没有文字，请提供 Word 文件。 / The file holds pictures and no text."
    ENCODING = "文字编码无法识别，内容是乱码。 / The text is garbled: its encoding is not known."
    TRADITIONAL = "文件是繁体字，请提供简体原文。 / The text is in traditional characters; send the original."
    NO_TASKS = "没有找到任务条目，这不像一份方案。 / No tasks were found: this does not look like a plan."
    LIMITS = "读取文件超出时间或内存限制。 / Reading the file took too much time or memory."


class NotAPlan(ValueError):  # noqa: N818  (the name says what the caller is told)
    """The one refusal of this package: `reason` says why, and `str()` of it is one clear sentence."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
