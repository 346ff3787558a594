"""A worker thread that looks for duplicates in all that it has taken.

culprit: take
sizes: 500:8000:x2
engines: yappi native
"""
import queue
import sys
import threading


class Worker(threading.Thread):
    def __init__(self, jobs, bad):
        super().__init__()
        self.jobs, self.seen = jobs, [] if bad else set()

    def run(self):
        while (job := self.jobs.get()) is not None:
            self.take(job)

    def take(self, job):
        if job not in self.seen:
            if isinstance(self.seen, list):
                self.seen.append(job)
            else:
                self.seen.add(job)


variant, n = sys.argv[1], int(sys.argv[2])
jobs = queue.SimpleQueue()
worker = Worker(jobs, variant == "bad")
for i in range(n):
    jobs.put(f"job-{i}")
jobs.put(None)
worker.start()
worker.join()
