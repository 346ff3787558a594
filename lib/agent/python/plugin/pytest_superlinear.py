"""A fixture of pytest: a function may not grow faster than a class.

    def test_dedupe(growth):
        growth(dedupe, sizes=(200, 400, 800, 1600), make=make_rows).below("n^2")

Where superlinear is installed by pip pytest finds it by itself; elsewhere with this
folder in PYTHONPATH and `-p pytest_superlinear`. It loads nothing until a test asks
for the fixture.
"""

import importlib.util
import os
import sys

import pytest

PACKAGE = "superlinear_agent"
INSTALLED = "share/superlinear/agent/python"


def _root():
    """The agent's folder: the one around this, or below a folder around it."""
    folder = os.path.dirname(os.path.realpath(__file__))
    around = os.path.dirname(folder)
    while True:
        for root in (around, os.path.join(around, INSTALLED)):
            if os.path.exists(os.path.join(root, "growth.py")):
                return root
        if around == os.path.dirname(around):
            raise ImportError("superlinear is not whole: there is no " + INSTALLED)
        around = os.path.dirname(around)


def _load():
    """The agent's module growth, by its file; no byte code stays behind."""
    name = PACKAGE + ".growth"
    if name in sys.modules:
        return sys.modules[name]
    root = _root()
    spec = importlib.util.spec_from_file_location(
        PACKAGE,
        os.path.join(root, "__init__.py"),
        submodule_search_locations=[root],
    )
    writes = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        package = importlib.util.module_from_spec(spec)
        sys.modules[PACKAGE] = package
        spec.loader.exec_module(package)
        return importlib.import_module(name)
    finally:
        sys.dont_write_bytecode = writes


def _is_profiled():
    """The agent that runs here was started by prof-run."""
    return PACKAGE in sys.modules and PACKAGE + ".growth" not in sys.modules


@pytest.fixture
def growth(request):
    """growth(function, sizes, make=None): what function(make(n)) does at each size n.

    growth(dedupe, sizes=(200, 400, 800, 1600), make=make_rows).below("n^2")

    .below(CLASS) and .at_most(CLASS) assert it of the lines that run; with
    of="calls" or of="memory" of calls, or of memory.
    """
    if _is_profiled():
        pytest.skip("superlinear measures the whole of this run")
    module, made = _load(), []

    def measure(function, sizes, make=None):
        __tracebackhide__ = True
        folder = str(request.config.rootpath)
        made.append(module.Growth(function, sizes, make, folder))
        return made[-1]

    yield measure
    if not all(one.held for one in made):
        pytest.fail("growth() is held against nothing: add .below(...)", pytrace=False)
