"""The part of the text on targets: goal, latest value, distance to the goal, and where the course leads."""

from collections.abc import Iterator

from summaries.facts import Forecast, TargetLine
from summaries.writing import Writer
from texts.moments import amount, day, number, percent


def targets(writer: Writer) -> Iterator[str]:
    """The goals with the light of their task; what is not known is left out."""
    for target in writer.summary.targets:
        light = f"{writer.light(target.light)} " if target.light else ""
        due = writer.say("summary-target-due", due=_due(writer, target)) if target.due_on else ""
        code = f" {target.code}" if target.code else ""
        parts = writer.say("target-and").join(told(writer, target))
        course = writer.say("target-told", told=parts) if parts else ""
        yield f"{light}{target.phrase}{code}{due}{course}"


def told(writer: Writer, target: TargetLine) -> Iterator[str]:
    """Yield the latest value with its day, the distance to the goal, and the forecast."""
    if not target.course:
        return
    latest = target.course[-1]
    on = day(writer.language, latest.on, writer.summary.last)
    yield writer.say("target-latest", value=measure(latest.value, target.unit), day=on)
    if target.met:
        yield writer.say("target-met")
    elif target.gap:
        key = "target-lacks" if target.gap > 0 else "target-exceeds"
        yield writer.say(key, gap=_distance(writer, abs(target.gap), target.unit))
    if target.forecast and target.due_on:
        yield forecast_words(writer, target, target.forecast)


def forecast_words(writer: Writer, target: TargetLine, forecast: Forecast) -> str:
    """按现进度预计 12月31日 达到 3.4 个, and whether that would do."""
    key = "target-forecast-met" if forecast.met else "target-forecast-missed"
    return writer.say(key, due=_due(writer, target), value=foreseen(forecast, target.unit))


def _due(writer: Writer, target: TargetLine) -> str:
    """The due day, with its year unless that is the summary's own."""
    return day(writer.language, target.due_on, writer.summary.last) if target.due_on else ""


def foreseen(forecast: Forecast, unit: str) -> str:
    """A forecast value, no more exact than it is sure."""
    digits = 1 if abs(forecast.value) >= 1 else 2
    return measure(round(forecast.value, digits), unit)


def _distance(writer: Writer, value: float, unit: str) -> str:
    """The difference of two percentages is in points."""
    return writer.say("target-points", points=number(value)) if unit == "%" else measure(value, unit)


def measure(value: float, unit: str) -> str:
    """A value with the target's unit: 76%, 3.4 个."""
    return percent(value) if unit == "%" else amount(value, unit)
