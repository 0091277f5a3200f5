"""The command line: ``python -m analysis run | tables | figures | compare | refresh``.

Only the standard library is imported here, so that help comes at once.
"""

import argparse
import io
import re
import signal
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.report.run import Options

DONE, PARTLY, USAGE, INTERRUPTED = 0, 1, 2, 130
FORMATS = ("png", "svg", "pdf")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):  # a name must not end a run because a terminal cannot show it
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    # nbformat imports jsonschema, which would read a grammar of web addresses for a second; we check none
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return options.carry_out(options)
    except KeyboardInterrupt:
        again = "Interrupted. What was finished is whole; run the same command again for the rest."
        print(again, file=sys.stderr)
        return INTERRUPTED
    except (OSError, ValueError) as problem:
        print(f"python -m analysis: {_harmless(_sentence(problem))}", file=sys.stderr)
        return USAGE


def _sentence(problem: Exception) -> str:
    """What an error says to a person: the system's errors name the file, ours are sentences already."""
    if isinstance(problem, OSError) and problem.strerror:
        from analysis.tables.files import ADVICE

        where = f"{problem.filename}: " if problem.filename else ""
        what_to_do = f" {advice}." if (advice := ADVICE.get(problem.errno or 0)) else ""
        return f"{where}{problem.strerror}.{what_to_do}"
    return str(problem)


def _harmless(text: str) -> str:
    """Text without control characters, which would act on the terminal."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", lambda found: f"\\x{ord(found[0]):02x}", text)


def _parser() -> argparse.ArgumentParser:
    listed = tomllib.loads(Path(__file__).with_name("commands.toml").read_text(encoding="utf-8"))
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description=listed["description"],
        epilog=listed["epilog"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command, one in listed["commands"].items():
        purpose = one["purpose"]
        own = commands.add_parser(command, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        own.set_defaults(carry_out=_COMMANDS[command])
        either = own.add_mutually_exclusive_group() if "either" in one else own
        for key in one["arguments"]:
            given = dict(listed["arguments"][key])
            if "kind" in given:
                given["type"] = _KINDS[given.pop("kind")]
            (either if key in one.get("either", ()) else own).add_argument(given.pop("name"), **given)
    return parser


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _formats(text: str) -> str:
    for name in _names(text):
        if name not in FORMATS:
            raise argparse.ArgumentTypeError(f"{name!r} is not a format; choose from {', '.join(FORMATS)}")
    return ",".join(_names(text))


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    from analysis.report.run import run_analysis

    options.notebooks = options.notebooks or _repository() / "notebooks"
    if options.articles is None:
        articles, title = _repository() / "data" / "articles", "the sample corpus"
        out = options.out or _repository() / "results"
        figures = out / "figures" if options.out else _repository() / "figures"
    else:
        articles, title = options.articles, options.articles.resolve().name
        out = options.out or Path("results")
        figures = out / "figures"
    return _report(run_analysis(articles, out, figures, _chosen(options, title=title), _say(options)))


def _tables(options: argparse.Namespace) -> int:
    from analysis.report.run import write_tables

    return _report(write_tables(options.articles, options.out, _chosen(options), _say(options)))


def _figures(options: argparse.Namespace) -> int:
    from analysis.report.run import draw_figures

    out = options.out or options.results / f"figures-{options.style or 'report'}"
    return _report(draw_figures(options.results, out, _chosen(options), _say(options)))


def _compare(options: argparse.Namespace) -> int:
    from analysis.report.run import compared

    print(compared(options.old, options.new, options.without))
    return DONE


def _refresh(options: argparse.Namespace) -> int:
    from analysis.report.run import refresh_notebooks

    return _report(refresh_notebooks(_repository(), options.only, print))


def _chosen(options: argparse.Namespace, **more: Any) -> "Options":
    from analysis.report.run import Options

    given = {field.name: getattr(options, field.name, None) for field in fields(Options)}
    chosen = {name: value for name, value in given.items() if value is not None}
    return Options(**chosen, **more)


def _repository() -> Path:
    from analysis.report.run import repository

    return repository()


def _say(options: argparse.Namespace):
    return (lambda text: None) if options.quiet else lambda text: print(_harmless(text), flush=True)


def _report(wrong: list[str]) -> int:
    for sentence in wrong:
        print(_harmless(sentence), file=sys.stderr)
    return PARTLY if wrong else DONE


_KINDS = {"path": Path, "names": _names, "formats": _formats, "number": _positive}
_COMMANDS = {"run": _run, "tables": _tables, "figures": _figures, "compare": _compare, "refresh": _refresh}

if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.exit(status)
