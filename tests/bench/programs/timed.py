"""Runs a program and keeps the seconds that it took: timed.py FILE PROGRAM ...

The program is run as if it had been named to Python itself; FILE gets one
number, what passed between its first line and its end, threads that it joins
included: no start of the interpreter, and nothing that is saved at its end.

    $ timed.py seconds fib.py 60
    $ cat seconds
    0.512
"""

import runpy
import sys
import time

FILE, PROGRAM = sys.argv[1:3]
del sys.argv[:2]

start = time.perf_counter()
try:
    runpy.run_path(PROGRAM, run_name="__main__")
finally:
    with open(FILE, "w") as out:
        print(round(time.perf_counter() - start, 6), file=out)
