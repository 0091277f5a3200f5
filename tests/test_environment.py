"""No room, no permission, an odd terminal, an odd folder: a sentence and the documented exit status."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import small

from analysis.__main__ import main
from analysis.report.notebooks import execute_notebooks

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def disk(tmp_path):
    """A function that mounts a file system of some kilobytes."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(options: str) -> Path:
        asked = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
        if subprocess.run(asked, capture_output=True, check=False).returncode:
            pytest.skip("cannot mount a disk here")
        return folder

    yield mount
    subprocess.run(["umount", "-l", folder], capture_output=True, check=False)


@pytest.mark.parametrize("command", ["tables", "run"])
def test_a_disk_that_cannot_be_written_is_a_sentence(command, disk, tmp_path, capsys):
    articles = small.write_corpus(tmp_path / "in")
    assert main([command, str(articles), "--out", str(disk("ro,size=1m") / "out"), "--quiet"]) == 2
    said = capsys.readouterr().err
    assert "Read-only file system" in said and "Choose a folder you may write to" in said
    assert len(said.splitlines()) == 1


def test_a_notebook_that_cannot_be_stored_is_one_error(tmp_path):
    def full(executed):
        raise OSError(28, "No space left on device", "01-a.ipynb")

    notebooks = {f"0{n}-a": small.notebook("1") for n in (1, 2)}
    with pytest.raises(OSError, match="No space left on device: '01-a.ipynb'"):
        execute_notebooks(notebooks, tmp_path, done=full)


def test_kernels_start_below_a_long_temporary_folder(tmp_path, monkeypatch):
    long = tmp_path / ("x" * 120)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    executed = execute_notebooks({"01-a": small.notebook("print(6 * 7)")}, tmp_path)
    assert [(e.error, e.notebook.cells[-1].outputs[0].text) for e in executed] == [("", "42\n")]


_NOWHERE = FileNotFoundError(2, "No usable temporary directory found in ['/tmp']")


@pytest.mark.parametrize(
    ("problem", "said"),
    [(_NOWHERE, "No usable temporary directory found in ['/tmp'].\n"), (MemoryError(), "There is not")],
)
def test_no_temporary_folder_or_no_memory_is_a_sentence(problem, said, tmp_path, monkeypatch, capsys):
    articles = small.write_corpus(tmp_path / "in")
    notebooks = small.write_notebooks(tmp_path / "nb", {"01-a": small.notebook("1")})

    def none(*_, **__):
        raise problem

    monkeypatch.setattr(tempfile, "TemporaryDirectory", none)
    asked = ["run", str(articles), "--out", str(tmp_path / "out"), "--notebooks", str(notebooks), "--quiet"]
    assert main(asked) == 2
    spoken = capsys.readouterr().err
    assert spoken.startswith(f"python -m analysis: {said}") and len(spoken.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="file names of POSIX")
def test_names_that_a_terminal_cannot_show_do_not_end_a_run(tmp_path):
    folder = small.write_corpus(tmp_path / "Zürich")
    (folder / "\x1b[31mred.txt").write_bytes(bytes(range(256)))
    (tmp_path / "analysis.py").write_text("raise SystemExit('shadowed')")
    code = "import sys; from analysis.__main__ import main; sys.exit(main())"  # as the script news-analysis
    ended = subprocess.run(
        [sys.executable, "-P", "-c", code, "tables", "Zürich", "--out", "Zürichs Tabellen"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1, ended.stderr
    assert "tables in Z\\xfcrichs Tabellen" in ended.stdout
    assert "\\x1b[31mred.txt: not a text" in ended.stderr and "\x1b" not in ended.stderr + ended.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_folder_whose_name_is_no_utf8_is_a_sentence(tmp_path, capsys):
    folder = small.write_corpus(tmp_path / "Z\udcfcrich")
    assert main(["tables", str(folder), "--out", str(tmp_path / "out")]) == 2
    assert "holds bytes that are no UTF-8 here. Rename it" in capsys.readouterr().err


def test_closed_streams_do_not_end_a_run(tmp_path, monkeypatch):
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(["tables", str(small.write_corpus(tmp_path / "in")), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "tables.json").is_file()


def test_a_pipe_that_was_left_does_not_end_a_run(tmp_path):
    reads, writes = os.pipe()
    os.close(reads)
    asked = ["tables", small.write_corpus(tmp_path / "in"), "--out", tmp_path / "out"]
    command = [sys.executable, "-m", "analysis", *asked]
    ended = subprocess.run(command, stdout=writes, stderr=subprocess.PIPE, text=True)
    os.close(writes)
    assert (ended.returncode, ended.stderr) == (0, "")
