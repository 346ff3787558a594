"""Prints what a program sees of its surroundings: the same with the agent."""

import os
import signal
import sys
import threading


def handler(number, frame):
    pass


def show(name, value):
    print(name, getattr(value, "__name__", value))


for number in (signal.SIGTERM, signal.SIGURG, signal.SIGINT):
    show("get", signal.getsignal(number))
    show("set", signal.signal(number, handler))
    show("own", signal.getsignal(number))
    show("back", signal.signal(number, signal.SIG_DFL))
    show("get", signal.getsignal(number))
for bad in (("x", handler), (signal.SIGTERM, "x"), (9999, handler)):
    try:
        signal.signal(*bad)
    except (TypeError, ValueError) as error:
        show("bad", type(error))
show("sitecustomize", "sitecustomize" in sys.modules)
show("shadow", getattr(sys, "shadow", None))
show("path", [p for p in sys.path if "agent" in p and "start" in p])
show("exit", os._exit)
show("exec", os.execv)
show("hook", sys.excepthook)
show("thread hook", threading.excepthook)
show("threads", threading.enumerate()[0].name)
print("modules", "re" in sys.modules, "json" in sys.modules)
