"""The command `duban`. Only the chosen command's module is loaded, so that each starts as fast as it can."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

# Name, module and what `duban --help` says. Each module has `register`, which adds its own options.
COMMANDS = {
    "run": ("bot.commands.run", "serve the bot until stopped"),
    "demo": ("bot.commands.demo", "try everything out in the browser, without a token"),
    "init": ("bot.commands.init", "create or migrate the database and load a plan"),
    "plan": ("bot.commands.plan_parse", "read a plan document: plan parse FILE"),
    "invite": ("bot.commands.invite", "print an invitation for a person"),
    "roster": ("bot.commands.roster", "read a roster of contacts and invite them"),
    "read": ("bot.commands.read", "show what the bot understands of messages"),
    "summary": ("bot.commands.summary", "print a summary, or write one of its forms"),
    "template": ("bot.commands.template", "write or check an office's template of a document"),
    "tick": ("bot.commands.tick", "run one scheduling pass at a given moment"),
    "backup": ("bot.commands.backup", "write a checked copy of the database"),
    "restore": ("bot.commands.restore", "put a backup in place of the database"),
    "audit": ("bot.commands.audit", "check the audit trail: audit verify"),
    "doctor": ("bot.commands.doctor", "look at settings, database and chat service"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    args = _parser(given).parse_args(given)
    try:
        code: int = args.run(args)
    except BrokenPipeError:
        # Whoever read the output, such as `head`, has enough; nothing more may be flushed to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duban", description="督办: a chat bot through which a plan is run."
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, (module, says) in COMMANDS.items():
        if name in given[:1]:
            import_module(module).register(commands)
        else:
            commands.add_parser(name, help=says)
    return parser


if __name__ == "__main__":
    sys.exit(main())
