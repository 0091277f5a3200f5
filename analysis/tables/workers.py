"""Where tasks are done: in this process, in processes of this machine, or by Dask."""

import hashlib
import logging
import multiprocessing
import os
import platform
import signal
import sys
import threading
from collections.abc import Callable, Collection, Iterator
from concurrent import futures
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

_AHEAD = 2  # tasks waiting for each worker, so that none is idle and memory stays bounded
_MOST = 61 if os.name == "nt" else 1024  # processes that a system lets wait for one another
_TIMEOUT = 20  # seconds to wait for a Dask scheduler
_PATIENCE = 60  # seconds without a finished task until a cluster is looked after
_LOST = (
    "The Dask scheduler or its workers were lost ({}). Finished parts are kept: run the same command again "
    "when they are back, or without --scheduler."
)


def started(workers: int | None, scheduler: Any) -> tuple[futures.Executor, int]:
    """An executor, and how many tasks to give it at a time."""
    if scheduler is not None:
        return _dask(scheduler)
    may_use = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    n = min(workers or len(may_use), _MOST)
    executor = processes(n) if n > 1 else None
    return (executor, _AHEAD * n) if executor else (futures.ThreadPoolExecutor(1), 1)


def processes(n: int) -> futures.Executor | None:
    """So many processes of this machine; None, and a sentence, where the system lets none work together."""
    try:
        return _Pool(n, multiprocessing.get_context("spawn"), _begin)
    except (ImportError, OSError) as error:  # a container or a phone without semaphores
        print(f"Several processes cannot work together here ({error}): one does all.", file=sys.stderr)
        return None


class _Pool(futures.ProcessPoolExecutor):
    """Processes that do not run the caller's script again, which may be unguarded or no file."""

    def submit(self, fn: Callable, /, *args: Any, **kwargs: Any) -> futures.Future:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            sys.modules["__main__"] = main


def _begin() -> None:
    """In a new worker: leave interrupts to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class _Dask(futures.Executor):
    """The workers of a Dask scheduler; what a lost one had is done again by the others."""

    def __init__(self, client: Any, *, is_own: bool) -> None:
        self._client, self._is_own = client, is_own
        self._executor = client.get_executor(pure=False, retries=3)

    def submit(self, fn: Callable, /, *args: Any, **kwargs: Any) -> futures.Future:
        return self._executor.submit(_with_same_code, code_fingerprint(), fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=not cancel_futures)
        if self._is_own:
            self._client.close()

    def look_after(self) -> None:
        """Say what is waited for; raise ConnectionError where that is in vain."""
        if self._client.status != "running":
            raise ConnectionError(_LOST.format("it does not answer any more"))
        if not self._client.nthreads():
            print(
                "Waiting for a worker of the Dask scheduler: start one with `dask worker`.", file=sys.stderr
            )


@cache
def code_fingerprint() -> str:
    """A digest of the code and lists of this package: other code, other results."""
    digest = hashlib.sha256()
    folder = Path(__file__).parents[1]
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".txt", ".tsv", ".toml"):
            content = path.read_bytes().replace(b"\r", b"")  # a checkout may change line ends
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + content)
    return digest.hexdigest()


def _with_same_code(fingerprint: str, fn: Callable, /, *args: Any, **kwargs: Any) -> Any:
    """On a worker: do a task, unless code or word lists here are other than those of who asks."""
    if fingerprint != code_fingerprint():
        raise ValueError(
            f"A Dask worker on {platform.node()} has another version of the package (code or word lists), "
            "which would give other tables. Install the same one there, and run the same command again."
        )
    return fn(*args, **kwargs)


def finished(
    executor: futures.Executor, running: Collection[futures.Future]
) -> Iterator[tuple[futures.Future, Any]]:
    """The first tasks that have ended and what they gave; ConnectionError where a Dask cluster lost one."""
    while not (ended := futures.wait(running, timeout=_PATIENCE, return_when=futures.FIRST_COMPLETED).done):
        if isinstance(executor, _Dask):
            executor.look_after()
    for future in ended:
        try:
            yield future, future.result()
        except (ValueError, ConnectionError):
            raise
        except Exception as error:  # cancelled, closed, killed: Dask has many words for it
            if not isinstance(executor, _Dask):
                raise
            raise ConnectionError(_LOST.format(str(error) or type(error).__name__)) from error


def _dask(scheduler: Any) -> tuple[futures.Executor, int]:
    """An executor over the workers of a Dask scheduler, given its address or a Client."""
    try:
        from distributed import Client
    except ImportError as error:
        raise ValueError(
            'A Dask scheduler needs Dask here, which is not installed: python -m pip install -e ".[dask]"'
        ) from error
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # we say in a sentence what was lost
    is_own = not hasattr(scheduler, "get_executor")
    client = scheduler
    if is_own:
        try:
            client = Client(scheduler, timeout=_TIMEOUT)
        except (OSError, ValueError) as error:
            raise ConnectionError(
                f"No Dask scheduler answers at {scheduler!r} ({error}). Start one with `dask scheduler`, or "
                "check the address."
            ) from error
    n = sum(client.nthreads().values()) or 1
    return _Dask(client, is_own=is_own), _AHEAD * n + 2
