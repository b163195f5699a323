"""How an office wants its documents to look: type faces by name, and a folder with templates of its own."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Faces:
    """The type faces of a document, by what they are used for."""

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    heading: str = "黑体"
    subheading: str = "楷体_GB2312"
    page_number: str = "宋体"


OFFICIAL_FACES = Faces()


@dataclass(frozen=True, slots=True)
class Look:
    """The faces, and where templates such as slip.docx are looked for; without a folder none is."""

    faces: Faces = OFFICIAL_FACES
    templates: Path | None = None


STANDARD_LOOK = Look()
