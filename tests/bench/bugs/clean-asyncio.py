"""Jobs through a queue of an event loop.

culprit: none
sizes: 250:4000:x2
"""
import asyncio
import sys


async def work(queue, done):
    while True:
        job = await queue.get()
        await asyncio.sleep(0)
        done[job] = job * job
        queue.task_done()


async def main(count):
    queue, done = asyncio.Queue(), {}
    workers = [asyncio.create_task(work(queue, done)) for _ in range(8)]
    for job in range(count):
        await queue.put(job)
    await queue.join()
    for worker in workers:
        worker.cancel()
    return done


asyncio.run(main(int(sys.argv[2])))
