"""Records sorted by a key function after each insertion.

culprit: insert
sizes: 50:800:x2
"""
import sys


def priority(task):
    return (-task["weight"], task["name"])


class Schedule:
    def __init__(self, bad):
        self.tasks, self.bad = [], bad

    def insert(self, task):
        self.tasks.append(task)
        if self.bad:
            self.tasks.sort(key=priority)

    def finish(self):
        return sorted(self.tasks, key=priority)


def plan(count, bad):
    schedule = Schedule(bad)
    for i in range(count):
        schedule.insert({"weight": i * 31 % 17, "name": f"task-{i}"})
    return schedule.finish()


variant, n = sys.argv[1], int(sys.argv[2])
plan(n, variant == "bad")
