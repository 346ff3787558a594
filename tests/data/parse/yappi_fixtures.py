"""Makes yappi.pstat, yappi.callgrind, yappi.funcs.csv, yappi.five.csv and
yappi.threads.csv of one run of the workload."""

import csv
import re
import sys

import yappi

import workload

yappi.set_clock_type("wall")
yappi.start(builtins=True)
workload.main()
yappi.stop()
stats = yappi.get_func_stats()
threads = yappi.get_thread_stats()
stats.save("yappi.pstat", type="pstat")
sys.argv = ["workload.py"]
stats.save("yappi.callgrind", type="callgrind")


def write(name, header, rows):
    with open(name, "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header)
        writer.writerows(rows)


stats.sort("ttot")
write(
    "yappi.funcs.csv",
    "full_name module lineno name ncall nactualcall ttot_s tsub_s tavg_s "
    "ctx_name".split(),
    [
        (s.full_name, s.module, s.lineno, s.name, s.ncall, s.nactualcall)
        + (s.ttot, s.tsub, s.tavg, s.ctx_name)
        for s in stats
    ],
)
write(
    "yappi.five.csv",
    "name ncall tsub ttot tavg".split(),
    [(s.full_name, s.ncall, s.tsub, s.ttot, s.tavg) for s in stats],
)
write(
    "yappi.threads.csv",
    "name id tid ttot_s sched_count".split(),
    [(t.name, t.id, t.tid, t.ttot, t.sched_count) for t in threads],
)

# The folder of the workload is nobody's business.
folder = workload.__file__[: -len("workload.py")]
for name in ("yappi.callgrind", "yappi.funcs.csv", "yappi.five.csv"):
    with open(name, newline="") as source:
        text = source.read()
    with open(name, "w", newline="") as out:
        out.write(re.sub(r"(?m)^pid: .*", "pid: 1", text.replace(folder, "")))

import marshal  # noqa: E402

with open("yappi.pstat", "rb") as source:
    table = marshal.load(source)


def short(key):
    return (key[0].replace(folder, ""),) + key[1:]


table = {
    short(key): value[:4] + ({short(c): t for c, t in value[4].items()},)
    for key, value in table.items()
}
with open("yappi.pstat", "wb") as out:
    marshal.dump(table, out)
