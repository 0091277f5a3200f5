"""Notebooks executed without a browser: given parameters, run side by side, kept even when a cell fails."""

import ast
import asyncio
import json
import os
import re
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode

from analysis.report.shown import UNATTENDED
from analysis.tables.files import ROOT, write_bytes

ANSI = re.compile(r"\x1b\[[0-9;]*m")
_LONGEST_SOCKET = 90  # bytes; systems allow 103 to 107, and Jupyter adds "-ipc-1" and the like
_NAMED = re.compile(r"\d\d-.+\.ipynb")
_ASSIGNED = re.compile(r"""^(\w+) *= *(r?(?:"[^"\n]*"|'[^'\n]*'))""", re.M)  # a text in a line of its own


@dataclass(frozen=True, slots=True)
class Executed:
    """A notebook after its run: outputs of every cell that ran, and what stopped it ("" when nothing did)."""

    name: str
    notebook: NotebookNode
    seconds: float
    error: str = ""

    def said(self, well: str) -> str:
        """The line that a run says of a notebook, ``well`` of one that did not stop."""
        state = f"stopped in {self.error}" if self.error else well
        return f"{self.name}: {state} ({self.seconds:.1f} s)"


def find_notebooks(folder: Path, only: Sequence[str] = ()) -> list[Path]:
    """The notebooks ``NN-name.ipynb`` of a folder in their order; with ``only``, those that begin so ("04").

    Raises FileNotFoundError where the folder holds none, ValueError where no name begins as asked for.
    """
    found = sorted(p for p in folder.glob("*.ipynb") if _NAMED.fullmatch(p.name))
    if not found:
        raise FileNotFoundError(f"There is no notebook named like 01-name.ipynb in {folder}.")
    for beginning in only:
        if not any(p.name.startswith(beginning) for p in found):
            names = ", ".join(p.stem for p in found)
            raise ValueError(f"No notebook begins with {beginning!r}. There are: {names}.")
    return [p for p in found if not only or p.name.startswith(tuple(only))]


def parameters(notebook: NotebookNode) -> dict[str, str]:
    """Names and values of texts that the cell tagged ``parameters`` assigns. ValueError without a cell."""
    assigned = _ASSIGNED.findall(_parameters_cell(notebook).source)
    return {name: ast.literal_eval(value) for name, value in assigned}


def with_parameters(notebook: NotebookNode, values: Mapping[str, str]) -> NotebookNode:
    """The notebook with other parameters; ValueError where the tagged cell, or a name in it, is missing."""
    for name in values.keys() - parameters(notebook).keys():
        raise ValueError(f"The cell tagged 'parameters' does not assign a text to {name}.")

    def assigned(found: re.Match) -> str:
        name = found[1]
        return f"{name} = {json.dumps(values[name], ensure_ascii=False)}" if name in values else found[0]

    cell = _parameters_cell(notebook)
    cell.source = _ASSIGNED.sub(assigned, cell.source)
    return notebook


def _parameters_cell(notebook: NotebookNode) -> NotebookNode:
    for cell in notebook.cells:
        if cell.cell_type == "code" and "parameters" in cell.metadata.get("tags", ()):
            return cell
    raise ValueError("The notebook has no cell tagged 'parameters', so it cannot be given another folder.")


def execute_notebooks(
    notebooks: Mapping[str, NotebookNode],
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
    side_by_side: int = 2,
    first: Callable[[], bool] = lambda: True,
    done: Callable[[Executed], None] = lambda executed: None,
) -> list[Executed]:
    """Execute notebooks in kernels of this Python, ``side_by_side`` at a time; outputs fill them.

    Each begins in ``folder``, with the variables of ``environment`` besides those of this process. A kernel
    takes one notebook after another, so that what they import is loaded once. While kernels start, ``first``
    does what has to be done before; where it gives False, that was all. ``done`` gets each notebook as it
    ends. A failing cell ends its notebook, never the others: ``Executed.error`` says where and why.
    """
    waiting = sorted(notebooks.items(), key=lambda item: -len(item[1].cells))  # the longest first
    executed: dict[str, Executed] = {}

    async def work(kernel: _Kernel) -> None:
        while waiting:
            name, notebook = waiting.pop(0)
            executed[name] = await _execute(name, notebook, kernel)
            done(executed[name])

    async def all_work(kernels: list[_Kernel]) -> None:
        await asyncio.gather(*map(work, kernels))

    with (
        tempfile.TemporaryDirectory(prefix="analysis-", ignore_cleanup_errors=True) as scratch,
        asyncio.Runner() as runner,
    ):
        variables = _environment(scratch, environment or {})
        n = min(max(1, side_by_side), len(waiting))
        kernels = [_Kernel(Path(scratch), folder, variables) for _ in range(n)]
        try:
            for kernel in kernels:
                with suppress(Exception):  # the notebook that cannot be executed will say why
                    runner.run(kernel.start())
            if first():
                runner.run(all_work(kernels))
        finally:
            runner.run(_end(kernels))
    return [executed[name] for name in notebooks if name in executed]


async def _end(kernels: Sequence["_Kernel"]) -> None:
    """End kernels, and before them what still works with one, where this process was interrupted."""
    working = asyncio.all_tasks() - {asyncio.current_task()}
    for task in working:
        task.cancel()
    await asyncio.gather(*working, return_exceptions=True)
    for kernel in kernels:
        await kernel.end()


class _Kernel(NotebookClient):
    """A Python that executes one notebook after another; what one leaves is forgotten before the next."""

    def __init__(self, scratch: Path, folder: Path, environment: Mapping[str, str]) -> None:
        super().__init__(nbformat.v4.new_notebook(), timeout=None, startup_timeout=180)
        self.record_timing, self.coalesce_streams = False, True
        self._scratch, self._environment = scratch, environment
        self._before = _BEFORE.format(folder=str(folder.absolute()))
        self.log_file = scratch / "log"  # what it writes to its error stream

    async def start(self) -> None:
        """Start the Python, which then imports what notebooks need; nothing waits for it."""
        self.log_file = self._scratch / f"{os.urandom(4).hex()}.log"
        file = self.log_file.with_suffix(".json")
        is_short = len(os.fsencode(file)) < _LONGEST_SOCKET  # sockets: two runs cannot pick the same port
        self.km = manager = AsyncKernelManager(
            kernel_name="python3",
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),  # this Python, whatever a user has
            connection_file=str(file),
            transport="ipc" if os.name == "posix" and is_short else "tcp",
        )
        with self.log_file.open("wb") as stderr:
            await manager.start_kernel(
                extra_arguments=[f"--IPKernelApp.exec_lines={_FIRST}", "--HistoryManager.enabled=False"],
                cwd=str(self._scratch),
                env=dict(self._environment),
                stderr=stderr,
            )

    async def take(self, notebook: NotebookNode) -> None:
        """Make the cells of a notebook the next to be executed, and forget the one before."""
        if self.km is None or not self.km.has_kernel:
            await self.start()
        self.kc = self.kc or await self.async_start_new_kernel_client()
        assert isinstance(self.kc, AsyncKernelClient)
        await self.kc.execute_interactive(self._before, silent=True, store_history=False)
        self.nb = notebook
        self.reset_execution_trackers()

    async def end(self) -> None:
        """End the Python, if it runs; the next notebook has a new one."""
        if self.kc is not None:
            self.kc.stop_channels()
        if isinstance(self.km, AsyncKernelManager) and self.km.has_kernel:
            await self.km.shutdown_kernel(now=True)
        self.km = self.kc = None


_FIRST = "import analysis.figures.catalogue, analysis.report.findings.summary"  # of what notebooks import

# Before each notebook: nothing is left of the one before.
_BEFORE = """
import os, warnings
import matplotlib.pyplot
import pandas
matplotlib.pyplot.close("all")
matplotlib.rcdefaults()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of options that will go
    pandas.reset_option("^display")
os.chdir({folder!r})
get_ipython().reset(new_session=False)
get_ipython().execution_count = 1
"""


async def _execute(name: str, notebook: NotebookNode, kernel: _Kernel) -> Executed:
    """Run every cell of a notebook; a kernel in which one has failed is ended.

    ``NotebookClient.async_execute`` would leave hooks behind that hang when the process is interrupted.
    """
    start, running, error = time.monotonic(), 0, ""
    try:
        await kernel.take(notebook)
        for index, cell in enumerate(notebook.cells):
            running = index
            await kernel.async_execute_cell(cell, index, execution_count=kernel.code_cells_executed + 1)
    except CellExecutionError as failure:
        error = _where(notebook, running, f"{failure.ename}: {ANSI.sub('', failure.evalue)}")
    except DeadKernelError:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise asyncio.CancelledError from None
        error = _where(notebook, running, "its Python process ended, perhaps for want of memory")
    except Exception as failure:
        written = kernel.log_file.read_text(errors="replace") if kernel.log_file.exists() else ""
        error = " ".join([f"it could not be started: {failure}.", *written.strip().splitlines()[-1:]])
    if error:
        await kernel.end()
    return Executed(name, notebook, time.monotonic() - start, error)


def _where(notebook: NotebookNode, index: int, what: str) -> str:
    """In one line: which code cell stopped a notebook, its first line, and what happened."""
    number = sum(cell.cell_type == "code" for cell in notebook.cells[: index + 1])
    first_line = (notebook.cells[index].source.strip().splitlines() or [""])[0]
    return f"code cell {number} ({first_line}): {' '.join(what.split())}"


def _environment(scratch: str, more: Mapping[str, str]) -> dict[str, str]:
    """This process's variables without what would change outputs, and with this very package importable."""
    kept = {k: v for k, v in os.environ.items() if k not in ("MPLBACKEND", "PYTHONSTARTUP")}
    path = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    given = {"PYTHONPATH": os.pathsep.join(path), "IPYTHONDIR": scratch, UNATTENDED: "1"}
    return {**kept, **given, **more}


def refresh(paths: Sequence[Path], *, done: Callable[[Executed, bool], None]) -> list[Executed]:
    """Execute notebooks in their own folder and store their outputs in place, changing nothing else.

    One with a failing cell keeps its stored outputs. ``done`` gets each notebook and whether it changed.
    """
    files = {path.stem: path for path in paths}
    before = {name: path.read_text(encoding="utf-8") for name, path in files.items()}

    def store(executed: Executed) -> None:
        text = nbformat.writes(executed.notebook) + "\n"
        changed = not executed.error and text != before[executed.name]
        if changed:
            write_bytes(files[executed.name], text.encode())
        done(executed, changed)

    notebooks = {name: nbformat.reads(text, as_version=4) for name, text in before.items()}
    return execute_notebooks(notebooks, paths[0].parent, done=store)
