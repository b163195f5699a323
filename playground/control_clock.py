"""Control of time and of faults."""

from playground.actions import Action
from playground.clock import Due
from playground.errors import bad_request
from playground.faults import KINDS, Rule
from playground.params import Params
from playground.wire import Json
from playground.world import World

LONGEST_POLL = 25  # seconds


async def read_clock(world: World, params: Params) -> Json:
    """Return the clock, with `after` only once its version is another one (or after 25 s)."""
    after = params.integer("after")
    if after is not None:
        await world.clock.wait_for_change(after, LONGEST_POLL)
    return world.clock.describe()


def set_clock(world: World, params: Params) -> Json:
    clock = world.clock
    speed = params.number("speed")
    if speed is not None and speed < 0:
        raise bad_request("speed must not be negative")
    now, advance = params.number("now"), params.number("advance")
    if params.flag("to_next") and not clock.jump_to_next():
        raise bad_request("no due moment lies ahead")
    if now is not None or advance is not None or speed is not None:
        clock.set((clock.now() if now is None else now) + (advance or 0), speed)
    return _announced(world)


def announce_next(world: World, params: Params) -> Json:
    at = params.number("at")
    world.clock.announce_next(None if at is None else Due(at, params.text("label")))
    return _announced(world)


def _announced(world: World) -> Json:
    description = world.clock.describe()
    world.events.emit("clock", clock=description)
    return description


def read_faults(world: World, _params: Params) -> Json:
    return world.faults.describe()


def set_faults(world: World, params: Params) -> Json:
    faults = world.faults
    rules = [_rule(given) for given in params.mappings("rules")]
    latency = params.integer("latency_ms")
    if latency is not None:
        faults.latency_ms = latency
    if "limits" in params.values:
        faults.limits = params.flag("limits")
    faults.add(rules)
    world.events.emit("faults", faults=faults.describe())
    return faults.describe()


def clear_faults(world: World, _params: Params) -> Json:
    world.faults.clear()
    world.events.emit("faults", faults=world.faults.describe())
    return world.faults.describe()


def _rule(given: Json) -> Rule:
    kind = Params(given).text("kind")
    if kind not in KINDS:
        raise bad_request(f"a rule needs a kind: one of {', '.join(KINDS)}")
    params = Params(given)
    return Rule(
        kind=KINDS[kind],
        method=params.text("method") or "*",
        chat=params.integer("chat"),
        count=params.integer("count") or 1,
        retry_after=params.integer("retry_after") or 3,
        seconds=params.number("seconds") or 1.0,
    )


ACTIONS: list[Action] = [
    ("GET", "/clock", read_clock),
    ("POST", "/clock", set_clock),
    ("PUT", "/clock/next", announce_next),
    ("GET", "/faults", read_faults),
    ("POST", "/faults", set_faults),
    ("DELETE", "/faults", clear_faults),
]
