import asyncio
import sys

import aiohttp
from aiohttp import web

visits = []


async def handle(request):
    visit = request.query["n"]
    for other in visits:
        if other == visit:
            break
    else:
        visits.append(visit)
    return web.Response(text=str(len(visits)))


async def main(n):
    app = web.Application()
    app.router.add_get("/", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    async with aiohttp.ClientSession() as session:
        for i in range(10 * n):
            async with session.get(f"http://127.0.0.1:{port}/?n={i}") as answer:
                text = await answer.text()
    await runner.cleanup()
    print(text)


asyncio.run(main(int(sys.argv[1])))
