"""Inputs for the bench, made from a seed: generate.py KIND FOLDER [PERCENT]

csv        100 MB of function CSV, as Lumibot writes it: big.csv
pstat      a 40 MB pstat, functions with callers: big.pstat
stream     func and edge lines of 5,000 functions at 8 sizes: stream.jsonl
stream-4   of 20,000, stream-16 of 80,000
million    func lines of 1,000,000 functions at 4 sizes: million.jsonl
steeper    laws.jsonl with each hundredth exponent higher: steeper.jsonl

PERCENT makes less of it, to see that the bench works.
"""

import json
import marshal
import os
import random
import sys

HEADER = ("full_name,module,lineno,name,ncall,nactualcall,ttot_s,tsub_s,"
          "tavg_s,ctx_name\r\n")


def names(count):
    for i in range(count):
        module = f"/opt/venv/lib/python3.11/site-packages/pkg{i % 97}/mod{i % 991}.py"
        yield module, i % 3000 + 1, f"Class{i % 53}.method_{i}"


def make_csv(folder, part):
    rng = random.Random(1)
    rows = list(names(max(1, int(20000 * part))))
    with open(os.path.join(folder, "big.csv"), "w", newline="") as out:
        size = out.write(HEADER)
        while size < 100e6 * part:
            for module, line, name in rows:
                calls = rng.randrange(1, 1000000)
                total = rng.randrange(1, 10**9) / 1e6
                size += out.write(
                    f"{module}:{line} {name},{module},{line},{name},{calls},"
                    f"{calls},{total},{total / 3},{total / calls},_MainThread\r\n")


def make_pstat(folder, part):
    rng = random.Random(2)
    rows = list(names(int(120000 * part) + 1))
    stats = {}
    for key in rows:
        callers = {rng.choice(rows): (rng.randrange(1, 9999),) * 2 +
                   (rng.random(), rng.random()) for _ in range(6)}
        calls = sum(c[0] for c in callers.values())
        stats[key] = (calls, calls, sum(c[2] for c in callers.values()),
                      sum(c[3] for c in callers.values()), callers)
    with open(os.path.join(folder, "big.pstat"), "wb") as out:
        marshal.dump(stats, out)


def make_stream(folder, part, scale):
    rng = random.Random(3)
    rows = list(names(int(5000 * scale * part) + 1))
    powers = [rng.choice((0, 1, 1, 1, 1.5, 2)) for _ in rows]
    name = "stream.jsonl" if scale == 1 else f"stream-{scale}.jsonl"
    with open(os.path.join(folder, name), "w") as out:
        for step in range(8):
            n = 100 * 2**step
            run = {"type": "run", "id": f"r{n}", "size": n, "status": "done",
                   "result": {"wall_seconds_total": n / 10, "success": True}}
            out.write(json.dumps(run, separators=(",", ":")) + "\n")
            for i, (module, line, short) in enumerate(rows):
                calls = max(1, round(n**powers[i]))
                own = round(calls * 1e-6 * rng.uniform(0.97, 1.03), 9)
                row = {"type": "func", "run": f"r{n}", "size": n,
                       "kind": "func",
                       "full_name": f"{module}:{line} {short}",
                       "module": module, "lineno": line, "name": short,
                       "ncall": calls, "nactualcall": calls,
                       "ttot_s": own, "tsub_s": own, "own_s": own}
                out.write(json.dumps(row, separators=(",", ":")) + "\n")
            for i, (module, line, short) in enumerate(rows):
                above = rows[i // 2]
                calls = max(1, round(n**powers[i]))
                row = {"type": "edge", "run": f"r{n}", "size": n,
                       "caller": f"{above[0]}:{above[1]} {above[2]}",
                       "kind": "func",
                       "full_name": f"{module}:{line} {short}",
                       "module": module, "lineno": line, "name": short,
                       "ncall": calls, "nactualcall": calls,
                       "ttot_s": calls * 1e-6, "tsub_s": calls * 1e-6}
                out.write(json.dumps(row, separators=(",", ":")) + "\n")


def make_million(folder, part):
    rows = list(names(max(1, int(1e6 * part))))
    with open(os.path.join(folder, "million.jsonl"), "w") as out:
        for n in (1000, 4000, 16000, 64000):
            out.write(f'{{"type":"run","id":"r{n}","size":{n},'
                      '"status":"done","result":{"success":true}}\n')
            for i, (module, line, short) in enumerate(rows):
                calls = n * n // 1000 if i % 3 == 0 else n
                own = calls * (1 + i % 7 / 100) / 1e6
                out.write(f'{{"type":"func","run":"r{n}","size":{n},'
                          f'"full_name":"{module}:{line} {short}",'
                          f'"ncall":{calls},"tsub_s":{own}}}\n')


def make_steeper(folder):
    count = 0
    with open(os.path.join(folder, "laws.jsonl")) as laws, \
            open(os.path.join(folder, "steeper.jsonl"), "w") as out:
        for text in laws:
            line = json.loads(text)
            if line["type"] == "scale" and line.get("p_lo") is not None:
                count += 1
                if count % 100 == 0:
                    for key in "p", "p_lo", "p_hi":
                        line[key] += 1
                    line["verdict"] = "quadratic"
            out.write(json.dumps(line, separators=(",", ":")) + "\n")


def main():
    kind, folder = sys.argv[1:3]
    part = float(sys.argv[3]) / 100 if len(sys.argv) > 3 else 1
    if kind == "csv":
        make_csv(folder, part)
    elif kind == "pstat":
        make_pstat(folder, part)
    elif kind == "million":
        make_million(folder, part)
    elif kind == "steeper":
        make_steeper(folder)
    else:
        make_stream(folder, part, int(kind[len("stream-"):] or 1))


if __name__ == "__main__":
    main()
