"""How fast, how much memory, how hard to kill: figures for docs/scale.md.

    python benchmarks/pipeline.py [ARTICLES] [--many N] [--kills N]

ARTICLES is a folder of articles (default: the sample corpus); it is copied under new names until it holds
enough words to measure by. Prints words a second for one core, two cores and two Dask workers on this
machine; the memory that each process took for N articles (default 20,000); how long importing the package
and `--help` take; and whether a run that was killed N times (default 20) gave the tables of an undisturbed
one. The package must be installed.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from analysis.reading import read_articles
from analysis.tables.building import build_tables
from analysis.tables.rows import article_tables

ROOT = Path(__file__).resolve().parents[1]
RUN = (
    "import sys, resource; from analysis.tables.building import build_tables; "
    "s = build_tables(sys.argv[1], sys.argv[2], workers=int(sys.argv[3]) or None, csv=False); "
    "own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; "
    "workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss; "
    "print(s.n_articles, s.n_words, own, workers)"
)
WORDS = 1_000_000  # enough to measure a rate by
ROUNDS = 5  # one worker and two in turn, since other work on a machine comes and goes


def enlarged(
    articles: Path, folder: Path, *, n: int | None = None, words: int | None = None
) -> tuple[int, int]:
    """Copy articles, each with a line of its own, until there are `n` or they hold `words`; returns both."""
    texts = [(article.text, len(article.text.split())) for article in read_articles(articles)]
    n_articles = n_words = 0
    while (n_articles < n) if n else (n_words < words):
        text, size = texts[n_articles % len(texts)]
        own = folder / f"{n_articles // 1000:05}" / f"{n_articles:08}.txt"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(f"{text}\n\nThis was copy number {n_articles}.\n", encoding="utf-8")
        n_articles, n_words = n_articles + 1, n_words + size
    return n_articles, n_words


def run(articles: Path, out: Path, workers: int) -> tuple[int, float, int, int]:
    """Words, seconds, and the most memory (MB) of the starting process and of the largest worker."""
    began = time.perf_counter()
    command = [sys.executable, "-c", RUN, str(articles), str(out), str(workers)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - began
    _, n_words, own, of_workers = map(int, done.stdout.split())
    return n_words, seconds, own // 1024, of_workers // 1024


def one_core(articles: Path) -> float:
    """Words a second of reading and of the tables of articles, in one process that has started."""
    for article in list(read_articles(articles))[:20]:
        article_tables(article)
    began, n_words = time.process_time(), 0
    for article in read_articles(articles):
        n_words += article_tables(article)["articles"][0]["n_words"]
    return n_words / (time.process_time() - began)


def two_loops() -> float:
    """How many times the work of one core two cores do with nothing shared: what the machine allows now."""

    def seconds(n: int) -> float:
        began = time.perf_counter()
        loops = [
            subprocess.Popen([sys.executable, "-c", "for i in range(30_000_000): i * i"]) for _ in range(n)
        ]
        for process in loops:
            process.wait()
        return time.perf_counter() - began

    return 2 * seconds(1) / seconds(2)


def dask(articles: Path, out: Path, n_words: int) -> float:
    """Words a second with two Dask workers, each a process on the loopback device."""
    from distributed import Client

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    scheduler = subprocess.Popen([*command, "--no-dashboard"], cwd=ROOT, **quiet)
    command = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny"]
    options = ["--no-dashboard", "--death-timeout", "30", "--local-directory", str(out.parent)]
    workers = [subprocess.Popen([*command, *options], cwd=ROOT, **quiet) for _ in range(2)]
    try:
        with Client(address, timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            began = time.perf_counter()
            build_tables(articles, out, scheduler=client, csv=False, quiet=True)
            return n_words / (time.perf_counter() - began)
    finally:
        for process in [*workers, scheduler]:
            process.terminate()
            process.wait(60)


def digest(folder: Path) -> str:
    """One digest of all files of a folder."""
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def killed(articles: Path, out: Path, kills: int, seconds: float) -> int:
    """Start a run again and again, kill it at random moments; returns how many kills hit a run at work."""
    chance, hits = random.Random(0), 0
    for _ in range(kills):
        command = [sys.executable, "-c", RUN, str(articles), str(out), "2"]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, max(1.0, seconds)))
        hits += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    return hits


def fastest(command: list[str], n: int = 5) -> float:
    """Seconds of the fastest of some runs of a command."""
    took = []
    for _ in range(n):
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - began)
    return min(took)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path, default=ROOT / "data" / "articles")
    parser.add_argument(
        "--many", type=int, default=20_000, metavar="N", help="articles for the memory figure"
    )
    parser.add_argument("--kills", type=int, default=20, metavar="N")
    options = parser.parse_args()
    python = [sys.executable, "-c"]
    bare = fastest([*python, "pass"])
    print(f"import: {fastest([*python, 'import analysis']):.2f} s, of these Python itself {bare:.2f} s")
    print(f"--help: {fastest([sys.executable, '-m', 'analysis', '--help']):.2f} s")
    with tempfile.TemporaryDirectory() as temporary:
        measure(options, Path(temporary))


def measure(options: argparse.Namespace, folder: Path) -> None:
    """The figures that need a corpus, written and removed in `folder`."""
    n_articles, n_words = enlarged(options.articles, folder / "in", words=WORDS)
    print(f"{n_articles:,} articles, {n_words:,} words; {len(os.sched_getaffinity(0))} cores")
    print(f"reading and tables of articles, one core: {one_core(folder / 'in'):,.0f} words/s")
    ratios = []
    for _ in range(ROUNDS):
        rates = {}
        for workers in (1, 2):
            out = folder / f"out{workers}"
            shutil.rmtree(out, ignore_errors=True)
            words, seconds, *_ = run(folder / "in", out, workers)
            rates[workers] = words / seconds
        ratios.append(rates[2] / rates[1])
        print(
            f"build_tables with parquet, start included: {rates[1]:,.0f} words/s with one worker, "
            f"{rates[2]:,.0f} with two, {ratios[-1]:.2f} times; two bare loops {two_loops():.2f} times"
        )
    print(f"two cores against one, median: {median(ratios):.2f} times")
    print(f"two Dask workers: {dask(folder / 'in', folder / 'dask', n_words):,.0f} words/s")
    digests = {digest(folder / name) for name in ("out1", "out2", "dask")}
    print(f"the same files by all three: {len(digests) == 1}")
    small, words = enlarged(options.articles, folder / "small", words=WORDS // 5)
    hits = killed(folder / "small", folder / "killed", options.kills, words / rates[2] * 0.5)
    build_tables(folder / "small", folder / "killed", workers=2, csv=False, quiet=True)
    build_tables(folder / "small", folder / "whole", workers=1, csv=False, quiet=True)
    same = digest(folder / "killed") == digest(folder / "whole")
    print(f"killed {options.kills} times, {hits} of them at work on {small:,} articles: same tables {same}")
    enlarged(options.articles, folder / "many", n=options.many)
    words, seconds, own, of_workers = run(folder / "many", folder / "manyout", 2)
    print(
        f"{options.many:,} articles, {words:,} words with 2 workers: {words / seconds:,.0f} words/s, at most "
        f"{own} MB in the starting process and {of_workers} MB in a worker"
    )


if __name__ == "__main__":
    main()
