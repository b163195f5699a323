"""The refusals of the Bot API, with the words that clients match on.

Codes and texts follow the public server's own source; a client such as
python-telegram-bot tells the cases apart by these words alone.
"""

from playground.wire import Json


class ApiError(Exception):
    """A refusal: HTTP status, description without its prefix's code, and parameters such as retry_after."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """Return the JSON that the Bot API answers."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    return ApiError(403, f"Forbidden: {reason}")


def too_large() -> ApiError:
    return ApiError(413, "Request Entity Too Large")


def conflict(reason: str) -> ApiError:
    return ApiError(409, f"Conflict: {reason}")


def migrated(new_chat_id: int) -> ApiError:
    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(400, reason, {"migrate_to_chat_id": new_chat_id})


def too_many_requests(retry_after: int) -> ApiError:
    reason = f"Too Many Requests: retry after {retry_after}"
    return ApiError(429, reason, {"retry_after": retry_after})
