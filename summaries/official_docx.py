"""A paper as docx: in the office's own template if it has one for the form, else in the standard layout."""

from io import BytesIO

from summaries.filling import fill
from summaries.layouts import starting_template
from summaries.look import Look
from summaries.office_templates import office_template
from summaries.papers import Paper
from summaries.printable import file_title


def official_docx(form: str, paper: Paper, look: Look, language: str) -> bytes:
    """Return the file; raises TemplateError if the office's template is broken."""
    document = office_template(form, look) or starting_template(form, look.faces, language)
    fill(document, paper)
    document.core_properties.title = file_title(str(paper.get("title") or paper["head"]))
    made = BytesIO()
    document.save(made)
    return made.getvalue()
