"""Ordinary work: python3 clean.py csv|heap|queue|zip|objects N"""
import asyncio
import csv
import heapq
import io
import json
import random
import sys
import zipfile


def table(n):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["id", "name", "price"])
    for i in range(n):
        writer.writerow([i, f"name {i}", i * 0.25])
    return out.getvalue()


def record(row):
    return json.dumps({"id": int(row["id"]), "name": row["name"],
                       "price": float(row["price"])})


def do_csv(n):
    size = 0
    for row in csv.DictReader(io.StringIO(table(n))):
        size += len(record(row))
    return size


class Job:
    def __init__(self, due):
        self.due = due

    def __lt__(self, other):
        return self.due < other.due


def do_heap(n):
    heap, draw, total = [], random.Random(1), 0.0
    for _ in range(n):
        heapq.heappush(heap, Job(draw.random()))
    while heap:
        total += heapq.heappop(heap).due
    return round(total)


async def fetch(queue, results):
    while True:
        item = await queue.get()
        await asyncio.sleep(0)
        results.append(item * 2)
        queue.task_done()


async def fetch_all(n):
    queue, results = asyncio.Queue(100), []
    tasks = [asyncio.create_task(fetch(queue, results)) for _ in range(8)]
    for i in range(n):
        await queue.put(i)
    await queue.join()
    for task in tasks:
        task.cancel()
    return len(results)


def do_queue(n):
    return asyncio.run(fetch_all(n))


def do_zip(n):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(n):
            archive.writestr(f"folder/{i}.txt", f"text {i}\n" * 200)
    with zipfile.ZipFile(file) as archive:
        return sum(len(archive.read(name)) for name in archive.namelist())


class Account:
    def __init__(self, number):
        self.number = number
        self.entries = []

    def book(self, amount):
        self.entries.append(amount)

    def balance(self):
        return sum(self.entries)


def do_objects(n):
    accounts = {i: Account(i) for i in range(n)}
    for i in range(2 * n):
        accounts[i * 7919 % n].book(i)
    return sum(account.balance() for account in accounts.values())


print(globals()["do_" + sys.argv[1]](int(sys.argv[2])))
