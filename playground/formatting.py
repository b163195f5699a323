"""From a request's text, parse mode and entities to what the message will hold."""

from playground.entities import checked, cleaned, with_detected
from playground.errors import bad_request
from playground.html_text import parse_html
from playground.markdown_text import parse_markdown
from playground.params import Params
from playground.wire import Json
from playground.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024


def formatted_text(world: World, params: Params) -> Json:
    """Return `text` and `entities` of a message, or raise ApiError 400."""
    text, entities = formatted(
        world, params.text("text"), params.text("parse_mode"), params.mappings("entities")
    )
    if not text:
        raise bad_request("message text is empty")
    if len(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return _content("text", text, "entities", entities)


def formatted_caption(world: World, params: Params) -> Json:
    """Return `caption` and `caption_entities`; nothing when there is no caption."""
    given = params.mappings("caption_entities")
    text, entities = formatted(world, params.text("caption"), params.text("parse_mode"), given)
    if len(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return _content("caption", text, "caption_entities", entities) if text else {}


def formatted(world: World, source: str, parse_mode: str, given: list[Json]) -> tuple[str, list[Json]]:
    """Return the text and all its entities; a parse mode wins over given entities, as at the real server."""
    mode = parse_mode.lower()
    source = source if given else source.replace("\r", "")
    if mode in ("", "none"):
        text, entities = source, checked(given, source)
    elif mode == "html":
        text, entities = parse_html(source)
    elif mode in ("markdown", "markdownv2"):
        text, entities = parse_markdown(source, second=mode == "markdownv2")
    else:
        raise bad_request("unsupported parse_mode")
    text, entities = cleaned(text, entities)
    named = [_with_person(world, entity) for entity in entities]
    return text, with_detected(text, [entity for entity in named if entity])


def plain(text: str) -> Json:
    """Return `text` and detected `entities` of what a person typed."""
    text, _ = cleaned(text, [])
    return _content("text", text, "entities", with_detected(text, []))


def _content(text_name: str, text: str, entities_name: str, entities: list[Json]) -> Json:
    return {text_name: text, entities_name: entities} if entities else {text_name: text}


def _with_person(world: World, entity: Json) -> Json | None:
    """Fill in whom a mention by id means; a mention of a stranger becomes plain text."""
    if entity["type"] != "text_mention":
        return entity
    named = Params(Params(entity).mapping("user") or {})
    user = world.users.get(named.integer("id") or 0)
    return entity | {"user": user.card()} if user else None
