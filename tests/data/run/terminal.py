"""terminal.py [--keys FIFO TEXT] COMMAND...: runs a command at a terminal of
its own, types TEXT once FIFO has been written to, prints what the terminal
showed, and ends as the command did (128 + n for a signal)."""

import os
import pty
import sys

arguments = sys.argv[1:]
fifo = keys = None
if arguments[0] == "--keys":
    fifo, keys = arguments[1], arguments[2].encode().decode("unicode_escape")
    del arguments[:3]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(arguments[0], arguments)
if fifo:
    with open(fifo) as file:
        file.read()
    os.write(terminal, keys.encode())
shown = b""
while True:
    try:
        block = os.read(terminal, 4096)
    except OSError:
        break
    if not block:
        break
    shown += block
sys.stdout.write(shown.decode().replace("\r\n", "\n"))
sys.stdout.flush()
status = os.waitpid(pid, 0)[1]
os._exit(128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
