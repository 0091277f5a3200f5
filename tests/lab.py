"""A JupyterLab server of the tests' own and a browser that works in it as a person would."""

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SETTINGS = {
    # cells outside the window are not in the page otherwise
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
NUMBERED = re.compile(r"\[\d+\]:")


@contextmanager
def browser(executable: str):
    """A headless Chromium that asks nothing of the network."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=QUIET)
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def server(folder: Path, home: Path):
    """JupyterLab in ``folder``, with settings, workspaces, runtime files and configuration in ``home``."""
    for name, value in SETTINGS.items():
        path = home / "settings" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value), encoding="utf-8")
    own = {
        "HOME": "home",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    environment = {**os.environ, **{name: str(home / part) for name, part in own.items()}}
    environment.pop("PYTEST_VERSION", None)  # a person works here
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    port, token = _free_port(), secrets.token_hex(16)
    options = ["--no-browser", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}"]
    options += ["--ServerApp.port_retries=0", f"--IdentityProvider.token={token}"]
    options += ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    log = home / "server.log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "jupyterlab", *options]
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_up(f"{address}/api?token={token}", process, log)
            yield Lab(address, token)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_up(address: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(errors='replace')[-3000:]}")


class Lab:
    """The running server, and what a person does in it."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address, token

    def open(self, page: Page, path: str) -> None:
        """Open a notebook alone in a fresh workspace and wait until its kernel is idle."""
        page.goto(f"{self.address}/lab/tree/{path}?reset&token={self.token}")
        page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=60_000)
        accept = page.locator(".jp-Dialog .jp-mod-accept")
        deadline = time.monotonic() + 60
        while not self._is_idle(page):
            if accept.count():  # "Select Kernel" and the like: what it proposes is right
                accept.first.click()
            if time.monotonic() > deadline:
                raise TimeoutError(f"the kernel of {path} did not become idle")
            page.wait_for_timeout(250)
        page.wait_for_timeout(1000)

    def _is_idle(self, page: Page) -> bool:
        return page.locator('.jp-NotebookPanel-toolbar [data-status="idle"]').count() > 0

    def menu(self, page: Page, name: str, command: str) -> None:
        """Choose a command from a menu of the menu bar."""
        page.locator(".lm-MenuBar-itemLabel", has_text=name).first.click()
        page.locator(f'.lm-Menu-item[data-command="{command}"]').click()

    def run_all(self, page: Page) -> None:
        """Clear all outputs, run all cells, wait until each code cell has its number and the kernel rests."""
        self.menu(page, "Edit", "editmenu:clear-all")
        expect(page.locator(".jp-Notebook .jp-OutputArea-child")).to_have_count(0)
        prompts = page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt")
        for _ in range(3):  # a click before the kernel is connected does nothing, so a person clicks again
            self.menu(page, "Run", "runmenu:run-all")
            page.wait_for_timeout(3000)
            if prompts.first.inner_text() != "[ ]:":
                break
        for number in range(prompts.count()):
            expect(prompts.nth(number)).to_have_text(NUMBERED, timeout=120_000)
        page.locator('.jp-NotebookPanel-toolbar [data-status="idle"]').first.wait_for(timeout=60_000)
        page.wait_for_timeout(500)

    def shut_down(self) -> None:
        """End every kernel. The server may answer with an error about one that is just starting or ending."""
        deadline = time.monotonic() + 60
        while True:
            try:
                kernels = json.loads(self._ask("kernels"))
                for kernel in kernels:
                    self._ask(f"kernels/{kernel['id']}", "DELETE")
                if not kernels:
                    return
            except urllib.error.HTTPError as error:
                if time.monotonic() > deadline:
                    raise RuntimeError(f"kernels could not be ended: {error}") from error
                time.sleep(0.5)

    def _ask(self, what: str, method: str = "GET") -> bytes:
        request = urllib.request.Request(f"{self.address}/api/{what}?token={self.token}", method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read()
