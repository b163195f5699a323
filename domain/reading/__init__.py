"""Reading a contact's ordinary words: what they report, ask or complain of.

Pure and total: the same message, tasks and day give the same reading, and no
text makes it fail. What it cannot tell it leaves open (no task, no percent)
for the bot to ask.
"""

from domain.reading.model import DateMention, Figure, Kind, Part, Reading, TaskName
from domain.reading.reader import read_message
from domain.reading.titles import short_title

__all__ = ["DateMention", "Figure", "Kind", "Part", "Reading", "TaskName", "read_message", "short_title"]
