"""Installed to the environment's etc/jupyter: JupyterLab started in the repository opens on START.ipynb."""

from pathlib import Path

if Path("START.ipynb").is_file() and Path("analysis/__main__.py").is_file():
    c.LabApp.default_url = "/lab/tree/START.ipynb"  # noqa: F821
