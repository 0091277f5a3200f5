"""Which tests are slow, and left out by -m "not slow": those that start kernels, browsers or whole runs."""

import pytest

SLOW = {
    "test_faults",
    "test_hostile",
    "test_jupyterlab",
    "test_main",
    "test_notebooks",
    "test_report",
    "test_results",
}


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.suffix == ".ipynb" or item.path.stem in SLOW:
            item.add_marker(pytest.mark.slow)
