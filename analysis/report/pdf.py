"""The report printed to PDF by a Chromium, where one is installed."""

import base64
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from analysis.report.notebooks import Executed
from analysis.report.page import shown_figures
from analysis.tables.files import put

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (  # where macOS and Windows have one that no search path names
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# Without these Chromium asks its makers' servers for updates and lists.
_QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


def find_browser() -> str | None:
    """A Chromium that can print a page to PDF, or None."""
    found = (shutil.which(name) for name in _BROWSERS)
    return next(filter(None, [*found, *filter(os.path.exists, _PLACES)]), None)


def undated(pdf: bytes) -> bytes:
    """A PDF with fixed dates of the same length, so that two prints of one page are the same bytes."""
    return re.sub(rb"(/(?:Creation|Mod)Date \(D:)\d{14}", rb"\g<1>20000101000000", pdf, count=2)


def for_print(page: str, executed: Sequence[Executed], figures: Path) -> str:
    """The page with the notebooks' pictures, of fewer pixels: sharp on paper, printed twice as fast."""
    for name, shown in (figure for e in executed for figure in shown_figures(e.notebook).items()):
        exported = figures / f"{name}.png"
        if exported.is_file():
            page = page.replace(base64.b64encode(exported.read_bytes()).decode("ascii"), shown)
    return page


def write_pdf(page: str, folder: Path, name: str, browser: str) -> str:
    """Print an HTML page to a PDF of that name in a folder; returns "" or, when that failed, why."""
    with tempfile.TemporaryDirectory(prefix="analysis-", ignore_cleanup_errors=True) as scratch:
        source, printed = Path(scratch) / "report.html", Path(scratch) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        command = [browser, "--headless", "--disable-gpu", *_QUIET, f"--user-data-dir={scratch}/profile"]
        command += ["--no-pdf-header-footer", "--generate-pdf-document-outline", f"--print-to-pdf={printed}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # Chromium refuses to sandbox root
            command.append("--no-sandbox")
        try:
            subprocess.run([*command, source.as_uri()], capture_output=True, timeout=180, check=True)
            put(folder, {name: undated(printed.read_bytes())})
        except (OSError, subprocess.SubprocessError) as failure:
            return f"{Path(browser).name} could not print the report to PDF: {failure}"
    return ""
