"""Settings from the environment or `.env`, all with the prefix DUBAN_."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from summaries.look import OFFICIAL_FACES, Faces, Look


class Settings(BaseSettings):
    """What an installation decides; a secret's repr never shows its value."""

    model_config = SettingsConfigDict(env_prefix="DUBAN_", env_file=".env", extra="ignore")

    database_url: str = "sqlite+aiosqlite:///duban.db"
    telegram_token: SecretStr = SecretStr("")
    telegram_username: str = ""  # the bot's name without @, for links printed while it is not running
    telegram_api: str = "https://api.telegram.org"
    telegram_rate: float = Field(default=29.3, ge=0)  # messages a second over all chats; 0: no limits
    face_title: str = (
        OFFICIAL_FACES.title
    )  # type faces of official documents, as the office's machines call them
    face_body: str = OFFICIAL_FACES.body
    face_heading: str = OFFICIAL_FACES.heading
    face_subheading: str = OFFICIAL_FACES.subheading
    face_page_number: str = OFFICIAL_FACES.page_number
    templates: str = ""  # folder with the office's own templates of official documents
    clock: str = ""  # address of a clock to follow instead of the machine's own (try-outs only)
    log_level: str = "INFO"

    @property
    def database_file(self) -> Path | None:
        """The SQLite file behind the address, None for another database or one in memory."""
        _, _, path = self.database_url.partition(":///")
        return Path(path) if self.database_url.startswith("sqlite") and path not in {"", ":memory:"} else None

    @property
    def look(self) -> Look:
        """How official documents look."""
        faces = Faces(
            self.face_title, self.face_body, self.face_heading, self.face_subheading, self.face_page_number
        )
        return Look(faces, Path(self.templates) if self.templates else None)
