#!/usr/bin/env python3
"""A stream whose names would act on a page, or on its readers, if they could: laws,
causes, notes and runs."""
import json
names = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='x",
         "\u202egnirts\u202c", "\u200bhidden", "a\x1b[2J\x07\x01b", "&amp;lt;", "]]>--><!--",
         "</style></script>", "long" * 2500, "\u00e9\u4e2d\U0001f600", "{{7*7}}", "javascript:alert(1)"]
for i, name in enumerate(names):
    full = f"a<b>.py:{i + 1} {name}"
    base = {"full_name": full, "module": "a<b>.py", "lineno": i + 1, "name": name}
    points = [[n, 1e-6 * n * n * (20 - i)] for n in (100, 200, 400, 800, 1600)]
    print(json.dumps(dict(base, type="scale", by="iterations", kind="func", metric="own",
                          points=points, n_min=100, n_max=1600, p=2, verdict="quadratic",
                          confidence="firm", share=.05, target=3200, at_target=40)))
    print(json.dumps(dict(base, type="cause", verdict="quadratic", confidence="firm", p_ncall=1,
                          p_own=2, p_lo=1.9, p_hi=2.1, own_now_s=2.5, share=.05, n_max=1600,
                          target=3200, at_target=40, by="iterations", why="each-call-grows",
                          law=name[:60], path=[full, full], symptoms=[dict(base, ncall=3)])))
    print(json.dumps({"type": "note", "tool": name[:40], "level": "warn", "code": name[:40],
                      "text": name}))
    print(json.dumps({"type": "run", "id": f"run-{i}", "size": 100 * (i + 1), "status": "done",
                      "result": {"success": True, "wall_seconds_total": i + 1, "git_rev": name}}))
