"""Killed, out of room, robbed of a worker: a rerun gives the tables of an undisturbed run."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import Future
from pathlib import Path

import pytest
from small import TABLE_FILES, contents, write_articles

from analysis.__main__ import main
from analysis.reading import read_articles
from analysis.tables import building as build
from analysis.tables import workers as engines
from analysis.tables.building import compute
from analysis.tables.corpus import build_tables, open_corpus
from analysis.tables.files import mark_folder
from analysis.tables.workers import code_fingerprint

ROOT = Path(__file__).parents[1]
RUN = (
    "import sys; from analysis.tables.corpus import build_tables; "
    "build_tables(sys.argv[1], sys.argv[2], workers=int(sys.argv[3]))"
)


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    return write_articles(tmp_path_factory.mktemp("faults") / "articles", 150)


@pytest.fixture(scope="module")
def undisturbed(articles, tmp_path_factory):
    out = tmp_path_factory.mktemp("faults") / "tables"
    build_tables(articles, out, workers=1, quiet=True)
    return contents(out)


def start(*arguments, **options):
    return subprocess.Popen([sys.executable, *map(str, arguments)], cwd=ROOT, **options)


# --- killed ---------------------------------------------------------------------------------------


def test_killed_at_random_moments_a_rerun_gives_the_same_tables(articles, undisturbed, tmp_path):
    chance = random.Random(1)
    for workers in (1, 2, 2):
        run = start("-c", RUN, articles, tmp_path / "out", workers, stderr=subprocess.DEVNULL)
        wait_until((tmp_path / "out" / ".news-analysis.parts").exists)
        time.sleep(chance.uniform(0.1, 0.8))
        run.send_signal(signal.SIGKILL)
        run.wait()
        for name in ("articles.parquet", "quotations.csv"):
            there = tmp_path / "out" / name
            assert not there.exists() or there.read_bytes() == undisturbed[name]
    build_tables(articles, tmp_path / "out", workers=2, quiet=True)
    assert contents(tmp_path / "out") == undisturbed


def test_half_a_part_of_a_killed_run_is_removed(articles, undisturbed, tmp_path):
    dead = start("-c", "pass")
    dead.wait()
    half = tmp_path / "out" / ".news-analysis.parts" / f".news-analysis.1.{dead.pid}"
    mark_folder(tmp_path / "out", "tables")
    half.parent.mkdir()
    half.write_bytes(b"half")
    build_tables(articles, tmp_path / "out", workers=1, quiet=True)
    assert contents(tmp_path / "out") == undisturbed


def wait_until(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def test_one_process_does_all_where_several_cannot(articles, undisturbed, tmp_path, monkeypatch, capsys):
    def refused(*args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(engines, "_Pool", refused)
    build_tables(articles, tmp_path / "out", workers=2, quiet=True)
    assert contents(tmp_path / "out") == undisturbed
    assert "Permission denied): one does all." in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")
def test_workers_end_with_the_process_that_started_them(articles, tmp_path):
    run = start("-c", RUN, articles, tmp_path / "out", 2, stderr=subprocess.DEVNULL)
    wait_until(lambda: len(children(run.pid)) >= 2)
    workers = children(run.pid)
    run.kill()
    run.wait()
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))


def children(parent: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(path.parent.name))
    return found


def _killed_once(*arguments):
    try:
        os.close(os.open(os.environ["KILLED"], os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return compute(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_worker_is_a_sentence_and_a_rerun_completes(articles, undisturbed, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "compute", _killed_once)
    monkeypatch.setenv("KILLED", str(tmp_path / "killed"))
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{ROOT / 'tests'}")
    with pytest.raises(ChildProcessError, match="was killed.*fewer workers"):
        build_tables(articles, tmp_path / "out", workers=2, quiet=True)
    build_tables(articles, tmp_path / "out", workers=2, quiet=True)
    assert contents(tmp_path / "out") == undisturbed


# --- no room, no permission -----------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 400 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", folder], capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"cannot mount a small disk here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)  # also where a process still looks at it


def test_a_full_disk_is_a_sentence_and_a_rerun_with_room_completes(articles, undisturbed, small_disk, capsys):
    assert main(["tables", str(articles), "--out", str(small_disk / "out"), "--workers", "1", "--quiet"]) == 2
    said = capsys.readouterr().err
    assert re.search(r"No space left on device.*Make room there.*run again\.", said)
    assert not (small_disk / "out" / "tables.json").exists()
    assert contents(small_disk / "out") == {}
    subprocess.run(["mount", "-o", "remount,size=20m", small_disk], check=True)
    build_tables(articles, small_disk / "out", workers=1, quiet=True)
    assert contents(small_disk / "out") == undisturbed


def test_a_folder_that_is_a_file_is_a_sentence(articles, tmp_path, capsys):
    (tmp_path / "out").write_text("in the way")
    assert main(["tables", str(articles), "--out", str(tmp_path / "out")]) == 2
    assert "out: Not a directory. Choose another folder." in capsys.readouterr().err


def test_an_error_while_writing_leaves_the_tables_of_the_last_run(
    articles, undisturbed, tmp_path, monkeypatch
):
    build_tables(articles, tmp_path, workers=1, quiet=True)
    write = build.write_files

    def fails(folder, table, *parts, **options):
        if table == "speakers":
            raise OSError(28, "No space left on device")
        return write(folder, table, *parts, **options)

    monkeypatch.setattr(build, "write_files", fails)
    with pytest.raises(OSError, match="No space left"):
        build_tables(articles, tmp_path, workers=1, quiet=True)
    monkeypatch.undo()
    assert contents(tmp_path) == undisturbed
    assert len(open_corpus(tmp_path).articles) == 150


# --- files that change under the reader's hands ---------------------------------------------------


def test_files_that_vanish_or_grow_between_listing_and_reading(tmp_path):
    folder = write_articles(tmp_path / "in", 5)
    problems: list = []
    reading = read_articles(folder, problems=problems)
    next(reading)
    (folder / "0002.txt").unlink()
    with open(folder / "0003.txt", "a") as file:
        file.write("\n\nOne more line was added.\n")
    found = {article.id: article.text for article in reading}
    assert list(found) == ["0001", "0003", "0004"]
    assert found["0003"].endswith("One more line was added.\n")
    assert [row["problem"] for row in problems] == ["not read"]


def test_an_article_that_the_analysis_stumbles_over_costs_only_itself(tmp_path, monkeypatch):
    folder = write_articles(tmp_path / "in", 3)
    real = build.compute.__globals__["article_tables"]

    def stumbles(article, *rest):
        if article.id == "0001":
            raise RuntimeError("stumbled")
        return real(article, *rest)

    monkeypatch.setattr("analysis.tables.building.article_tables", stumbles)
    build_tables(folder, tmp_path / "out", workers=1, quiet=True)
    corpus = open_corpus(tmp_path / "out")
    assert corpus.articles["article"].tolist() == ["0000", "0002"]
    assert corpus.problems[["article", "problem"]].values.tolist() == [["0001", "not analysed"]]
    assert "RuntimeError: stumbled" in corpus.problems["detail"][0]


# --- Dask -----------------------------------------------------------------------------------------


@pytest.fixture
def cluster(tmp_path):
    """A Dask scheduler and two workers, each a process of its own on the loopback device."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
    dask = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
    scheduler = start(*dask, **quiet)
    worker = ["-m", "distributed.cli.dask_worker", address, "--nthreads", 1, "--no-nanny", "--no-dashboard"]
    worker += ["--death-timeout", 30, "--local-directory", tmp_path]
    workers = [start(*worker, "--name", name, **quiet) for name in ("a", "b")]
    yield address, workers
    for process in [*workers, scheduler]:
        process.terminate()
        process.wait(30)


def _slowly(*arguments):
    time.sleep(0.2)
    return compute(*arguments)


def test_dask_with_a_worker_killed_midway_gives_the_same_tables(
    articles, undisturbed, tmp_path, cluster, monkeypatch
):
    from distributed import Client

    address, workers = cluster
    monkeypatch.setattr(build, "compute", _slowly)
    with Client(address, timeout=30) as client:
        client.wait_for_workers(2, timeout=60)
    keep, kept = build.write_bytes, []

    def keep_and_kill(path, content):
        kept.append(path)
        if len(kept) == 3:
            workers[0].kill()
        keep(path, content)

    monkeypatch.setattr(build, "write_bytes", keep_and_kill)
    monkeypatch.chdir(articles.parent)  # the workers have another working folder
    build_tables(articles.name, tmp_path / "out", scheduler=address, quiet=True)
    assert workers[0].wait(10) == -signal.SIGKILL
    assert contents(tmp_path / "out") == undisturbed
    assert sorted(kept) == sorted(set(kept))


def test_no_scheduler_is_a_sentence(articles, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.tables.workers._TIMEOUT", 0.5)
    with pytest.raises(ConnectionError, match="No Dask scheduler answers at 'tcp://127.0.0.1:9'"):
        build_tables(articles, tmp_path / "out", scheduler="tcp://127.0.0.1:9", quiet=True)


def test_the_files_are_those_of_a_corpus(undisturbed):
    assert sorted(undisturbed) == TABLE_FILES


def test_other_code_or_word_lists_make_other_parts(monkeypatch):
    digested = set()
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (digested.add(path.name), read(path))[1])
    code_fingerprint.__wrapped__()
    assert {path.name for path in (ROOT / "analysis" / "lexicons").iterdir()} < digested


def test_a_dask_worker_with_other_word_lists_is_refused(articles, tmp_path, cluster, monkeypatch):
    monkeypatch.setattr("analysis.tables.workers.code_fingerprint", lambda: "another version")
    with pytest.raises(ValueError, match="has another version of the package .*Install the same one"):
        build_tables(articles, tmp_path / "out", scheduler=cluster[0], quiet=True)


def test_a_lost_scheduler_is_a_sentence_and_finished_parts_are_kept():
    class Lost:
        status = "closed"

        def get_executor(self, **_):
            return self

        def nthreads(self):
            return {"a": 1}

    executor = engines._Dask(Lost(), is_own=False)
    future: Future = Future()
    future.cancel()
    future.set_running_or_notify_cancel()
    with pytest.raises(ConnectionError, match=r"were lost \(CancelledError\). Finished parts are kept"):
        list(engines.finished(executor, [future]))
    with pytest.raises(ConnectionError, match="does not answer any more"):
        executor.look_after()


def test_dask_is_named_where_it_is_missing(articles, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ValueError, match=r'pip install -e "\.\[dask\]"'):
        build_tables(articles, tmp_path / "out", scheduler="tcp://127.0.0.1:9", quiet=True)
