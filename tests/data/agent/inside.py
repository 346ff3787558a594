"""Loads a library in a sub-interpreter and prints what becomes of it.

    inside.py LIBRARY
"""

import sys

CODE = """
import importlib.machinery, importlib.util
loader = importlib.machinery.ExtensionFileLoader(%r, %r)
spec = importlib.util.spec_from_loader(loader.name, loader)
try:
    loader.exec_module(importlib.util.module_from_spec(spec))
    print("loaded")
except ImportError as error:
    print(error)
"""


def main(library):
    try:
        import _interpreters as module
    except ImportError:
        import _xxsubinterpreters as module
    number = module.create()
    run = getattr(module, "run_string", None) or module.exec
    run(number, CODE % ("_superlinear_native", library))
    module.destroy(number)


main(*sys.argv[1:])
