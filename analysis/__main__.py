"""The command line: ``python -m analysis run | tables | figures | compare | refresh``.

What takes long to load is imported by the command that needs it, so that help comes at once.
"""

import argparse
import io
import os
import re
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from analysis.figures.index import FORMATS, LOOK
from analysis.reading.formats import SUFFIXES
from analysis.report import Options

DONE, PARTLY, USAGE, INTERRUPTED = 0, 1, 2, 130
EVENTS = ("column", "titles", "folders")  # (as in analysis.measures.outlets)

_EPILOG = """\
exit status:
  0  all well
  1  some articles could not be read, or a notebook stopped; everything else was done and said
  2  the command cannot be carried out as given

The same command is installed as news-analysis.

examples:
  python -m analysis run                                   the sample corpus, into the repository's figures/
  python -m analysis run my-articles --out my-results      a folder of your own
  python -m analysis run article.txt --out my-results      one article
  python -m analysis run my-articles --only 04 --formats png,svg
  python -m analysis tables my-articles --out my-tables    only the tables
  python -m analysis compare my-results my-new-results     what changed between two runs
  python -m analysis figures my-results --style slides     the figures once more, larger, for slides
"""

_FORM = (
    "Write COMMAND, then one file, folder or pattern (between quotation marks, so that the shell does not "
    "expand it), then options as COMMAND --help names them."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; returns the exit status."""
    # a stream that was closed, or that nothing shows, must not end a run
    sys.stdout, sys.stderr = (one or open(os.devnull, "w") for one in (sys.stdout, sys.stderr))
    for stream in (sys.stdout, sys.stderr):  # nor a name that a terminal cannot show
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    parser = _parser()
    options, unknown = parser.parse_known_args(arguments, Options())
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}. {_FORM}")
    os.environ.pop("SOURCE_DATE_EPOCH", None)  # no output bears a date; IPython hangs on a wrong one
    # nbformat imports jsonschema, which would read a grammar of web addresses for a second; we check none
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        module, name = options.carry_out.split(".")
        carry_out = getattr(import_module(f"analysis.report.{module}"), name)
        wrong = carry_out(options, (lambda text: None) if options.quiet else _say)
        for sentence in wrong:
            print(_harmless(sentence), file=sys.stderr)
        return PARTLY if wrong else DONE
    except KeyboardInterrupt:
        print(
            "Interrupted. What was finished is whole; run the same command again for the rest.",
            file=sys.stderr,
        )
        return INTERRUPTED
    except (OSError, ValueError, MemoryError) as problem:
        print(f"python -m analysis: {_harmless(_sentence(problem))}", file=sys.stderr)
        return USAGE


def _sentence(problem: Exception) -> str:
    """What an error says to a person: the system's errors name the file, ours are sentences already."""
    if isinstance(problem, OSError) and problem.strerror:
        from analysis.tables.files import ADVICE

        where = f"{problem.filename}: " if problem.filename else ""
        what_to_do = f" {advice}." if (advice := ADVICE.get(problem.errno or 0)) else ""
        return f"{where}{problem.strerror}.{what_to_do}"
    if isinstance(problem, UnicodeEncodeError):  # of a name, since texts are cleaned when they are read
        return "The name of a folder or file holds bytes that are no UTF-8 here. Rename it and run again."
    if isinstance(problem, MemoryError):
        return "There is not enough memory. Close other programs or take fewer --workers, and run again."
    return str(problem)


def _harmless(text: str) -> str:
    """Text without control characters, which would act on the terminal."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", lambda found: f"\\x{ord(found[0]):02x}", text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="How hard news articles are to read, who gets to speak in them, and in what tone.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    gone = (
        "leave this out everywhere: gender (women and men as the articles refer to them), copies (articles "
        "that repeat most of another, as agency copy or an earlier version; the first is kept)"
    )
    formats = f"of {','.join(FORMATS)} (default: all three)"
    column = "the text column of tables and .jsonl files, where it has an unusual name"
    shared: dict[str, dict[str, Any]] = {
        "--only": {"metavar": "NN", "type": _only, "help": "only these notebooks, e.g. 04 or 02,04"},
        "--formats": {"metavar": "LIST", "type": _formats, "help": formats},
        "--style": {
            "type": str.lower,
            "choices": LOOK["styles"],
            "help": "size and typeface of figures (default: report)",
        },
        "--column": {"metavar": "NAME", "help": column},
        "--without": {"metavar": "SUBJECT", "type": _subjects, "help": gone},
        "--quiet": {"action": "store_true", "help": "say nothing but errors"},
        "--workers": {"metavar": "N", "type": _positive, "help": "processes (default: one for each core)"},
    }

    def command(name: str, carry_out: str, purpose: str) -> argparse.ArgumentParser:
        described = f"{purpose[0].upper()}{purpose[1:]}."
        added = commands.add_parser(
            name, help=purpose, description=described, argument_default=argparse.SUPPRESS
        )
        added.set_defaults(carry_out=carry_out)
        return added

    def share(given_to: argparse.ArgumentParser, *names: str) -> None:
        for name in names:
            given_to.add_argument(name, **shared[name])

    purpose = "tables, all notebooks, figures and one report of a folder of articles"
    run = command("run", "run.run_analysis", purpose)
    place = (
        "folder for tables, notebooks, figures and report (default: results; for the sample corpus the "
        "figures go to the repository's figures/ and the rest to its results/)"
    )
    run.add_argument("--out", metavar="DIR", type=_path, help=place)
    share(run, "--only", "--formats", "--style", "--column", "--without", "--quiet")
    given = (
        f"an article, a folder of articles ({' '.join(SUFFIXES)}), or a folder of tables that the command "
        "tables wrote; without it, the sample corpus"
    )
    run.add_argument("articles", metavar="ARTICLES", nargs="?", default=None, type=_path, help=given)
    run.add_argument(
        "--by", metavar="COLUMN", type=str.lower, help="compare by this column of articles too, in 06"
    )
    same = (
        "articles on the same event are those with the same value in the column event, with nearly the same "
        "title within days, or with the same file name in different folders (default: the column where it "
        "has values, else folders)"
    )
    run.add_argument("--events", type=str.lower, choices=EVENTS, help=same)
    run.add_argument("--notebooks", metavar="DIR", type=_path, help="other notebooks than the repository's")
    share(run, "--workers")

    purpose = "only the six tables of a folder of articles, as parquet and CSV"
    tables = command("tables", "tables.write_tables", purpose)
    tables.add_argument("--out", metavar="DIR", type=_path, required=True, help="folder for the tables")
    share(tables, "--column", "--without", "--quiet")
    tables.add_argument("articles", metavar="ARTICLES", type=_path, help="an article or a folder of articles")
    how = tables.add_mutually_exclusive_group()
    how.add_argument("--workers", **shared["--workers"])
    dask = "a Dask scheduler, e.g. tcp://127.0.0.1:8786 (needs the extra [dask])"
    how.add_argument("--scheduler", metavar="ADDRESS", help=dask)
    tables.add_argument("--no-csv", dest="csv", action="store_false", help="parquet files only")

    purpose = "the figures of an earlier run once more, in another style or format"
    figures = command("figures", "tables.draw_figures", purpose)
    place = "folder for the figures (default: DIR/figures-STYLE)"
    figures.add_argument("--out", metavar="FOLDER", type=_path, help=place)
    share(figures, "--only", "--formats", "--style", "--quiet")
    figures.add_argument("results", metavar="DIR", type=_path, help="the folder that run wrote (--out)")

    purpose = "what changed between two runs, with intervals of the differences"
    compare = command("compare", "tables.compare", purpose)
    share(compare, "--without")
    compare.add_argument("old", metavar="OLD", type=_path, help="results or tables of the earlier run")
    compare.add_argument("new", metavar="NEW", type=_path, help="results or tables of the later run")

    purpose = "execute the repository's notebooks and store their outputs"
    share(command("refresh", "run.refresh_notebooks", purpose), "--only")
    return parser


def _path(text: str) -> Path:
    if not text:  # which would mean the folder that one is in
        raise argparse.ArgumentTypeError("the path is empty")
    return Path(os.path.expanduser(text))  # which a shell does not do within quotation marks


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip(" .") for name in re.split("[,;]", text) if name.strip(" ."))


def _only(text: str) -> tuple[str, ...]:
    return tuple(name.zfill(2) for name in _names(text))


def _subjects(text: str) -> tuple[str, ...]:
    return _names(text.lower())


def _formats(text: str) -> str:
    names = _names(text.lower())
    for name in names:
        if name not in FORMATS:
            raise argparse.ArgumentTypeError(f"{name!r} is not a format; choose from {', '.join(FORMATS)}")
    return ",".join(names)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)


def _say(text: str) -> None:
    try:
        print(_harmless(text), flush=True)
    except BrokenPipeError:  # of a pager that was left, or head: the run goes on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.exit(status)
