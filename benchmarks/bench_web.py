"""How fast the explorer answers: home warm, a what-if change, fifty readers at once, memory over time.

Run with ``python benchmarks/bench_web.py [seconds]``. The server runs in a process of its own on this
machine. A neighbour's load moves times, so an answer without a page is timed beside them, and the
processor time that a page takes is given too, which a neighbour does not move.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles

import httpx

READERS = 50
REQUESTS = 10_000
CHANGES = 40
PAGES = (
    "/nl/",
    "/en/",
    "/nl/?threshold=40",
    "/nl/cijfers",
    "/en/claims?status=matches",
    "/nl/cijfers/fo-2013-us-47",
    "/nl/verschil/fo-2013-us-47/nl",
    "/en/stories",
    "/nl/verhalen/c07",
    "/nl/wat-als",
    "/nl/hoofdstuk",
    "/en/method",
    "/nl/lessen/c01",
    "/api/claims/fo-2013-us-47",
)
BARE = "/static/nothing.css"


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    port = _free_port()
    command = [sys.executable, "-m", "arbeid", "explore", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        asyncio.run(_measure(f"http://127.0.0.1:{port}", seconds, server.pid))
    finally:
        server.terminate()
        started = time.perf_counter()
        server.wait(10)
        print(f"stopped in {time.perf_counter() - started:.1f} s")


async def _measure(base: str, seconds: float, process: int) -> None:
    limits = httpx.Limits(max_connections=READERS)
    async with httpx.AsyncClient(base_url=base, limits=limits, timeout=60) as client:
        await _up(client)
        for page in PAGES:
            assert (await client.get(page)).status_code == 200, page
        bare = [await _timed(client, BARE) for _ in range(50)]
        home = [await _timed(client, "/nl/") for _ in range(50)]
        print(f"home, warm: median {_ms(median(home))}; an address without a page: {_ms(median(bare))}")
        await _changes(client, process)
        used = _processor(process)
        times = await _crowd(client, seconds)
        each = (_processor(process) - used) / len(times)
        late = quantiles(times, n=100)
        print(
            f"{READERS} readers, a page a second each, {seconds:.0f} s: {len(times)} pages, "
            f"median {_ms(median(times))}, 95th {_ms(late[94])}, 99th {_ms(late[98])}, no error; "
            f"{_ms(each)} of processor a page, so {100 * each * READERS / 2:.0f}% of two cores"
        )
        await _soak(client, process)


async def _up(client: httpx.AsyncClient) -> None:
    for _ in range(200):
        try:
            await client.get(BARE)
        except httpx.ConnectError:
            await asyncio.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not start")


async def _timed(client: httpx.AsyncClient, url: str, headers: dict[str, str] | None = None) -> float:
    started = time.perf_counter()
    reply = await client.get(url, headers=headers)
    assert reply.status_code in (200, 404), (url, reply.status_code)
    return time.perf_counter() - started


async def _changes(client: httpx.AsyncClient, process: int) -> None:
    """Time a slider that moves: what is swapped at once, and the flows that follow."""
    for economy in ("nl", "us"):
        for part in ("now", "flows"):
            times = []
            for at in range(CHANGES + 1):
                if at == 1:
                    used = sum(map(_processor, _family(process)))
                url = f"/nl/wat-als?economy={economy}&adoption={20 + at * 0.5}"
                times.append(await _timed(client, url, {"X-Arbeid-Part": part}))
            late = quantiles(times[1:], n=20)[18]
            each = (sum(map(_processor, _family(process))) - used) / CHANGES
            print(
                f"what-if change, {economy}, {part}: median {_ms(median(times[1:]))}, 95th {_ms(late)}; "
                f"{_ms(each)} of processor"
            )


async def _crowd(client: httpx.AsyncClient, seconds: float) -> list[float]:
    async def reader(number: int) -> list[float]:
        await asyncio.sleep(number / READERS)
        end, times = time.perf_counter() + seconds, []
        while (now := time.perf_counter()) < end:
            page = PAGES[(number + len(times)) % len(PAGES)]
            times.append(await _timed(client, page))
            await asyncio.sleep(max(0.0, now + 1 - time.perf_counter()))
        return times

    return [one for times in await asyncio.gather(*map(reader, range(READERS))) for one in times]


async def _soak(client: httpx.AsyncClient, process: int) -> None:
    """Ask ever new addresses, good and bad, and look at the memory of the server on the way."""
    sizes = [_resident(process)]

    async def ask(at: int) -> None:
        url = (
            f"/nl/cijfers.json?q=word{at}",
            f"/nl/cijfers/unknown-{at}",
            f"/en/?threshold={at % 101}",
            PAGES[at % len(PAGES)],
        )[at % 4]
        reply = await client.get(url)
        assert reply.status_code < 500, url

    for part in range(0, REQUESTS, REQUESTS // 10):
        for start in range(part, part + REQUESTS // 10, READERS):
            await asyncio.gather(*map(ask, range(start, start + READERS)))
        sizes.append(_resident(process))
    print(f"{REQUESTS} requests: resident MB {json.dumps([round(size) for size in sizes])}")


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _family(process: int) -> list[int]:
    """Give the server and its workers."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [process, *(int(child) for task in tasks for child in task.read_text().split())]


def _processor(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"


if __name__ == "__main__":
    main()
