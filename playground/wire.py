"""Names for the JSON that goes over the wire.

Messages, updates and chats stay plain JSON objects here, exactly as a client
receives them: the playground adds no second form that could drift from the first.
"""

from typing import Any

Json = dict[str, Any]
