"""What the fixture asserts, and what it leaves as it was."""

import asyncio
import cProfile
import gc
import pstats
import sys
import threading
import tracemalloc
import warnings

import pytest
import rows

SIZES = (50, 100, 200, 400)


def make(n):
    return list(range(n))


def message(growth, function, limit, of="lines", make=make, sizes=SIZES):
    with pytest.raises(AssertionError) as caught:
        growth(function, sizes, make=make).at_most(limit, of=of)
    return str(caught.value)


# -- classes -------------------------------------------------------------------


def test_below_and_at_most(growth):
    held = growth(rows.dedupe, SIZES, make=make)
    held.at_most("n^2").below("n^3").at_most("n^2", of="calls")
    with pytest.raises(AssertionError):
        held.below("n^2")
    with pytest.raises(AssertionError):
        held.at_most("n log n")
    growth(rows.unique, SIZES, make=make).at_most("n").at_most("1", of="calls")
    growth(rows.halves, [2**k for k in range(4, 12)]).at_most("log n").below("n")


def test_each_size_is_made_anew(growth):
    made = []

    def once(n):
        made.append(n)
        return [n] * n

    def drain(rows):
        while rows:
            rows.pop()

    growth(drain, (200, 50, 100), make=once).at_most("n")
    assert made == [50, 50, 100, 200]


def test_message_of_lines(growth):
    assert message(growth, rows.dedupe, "n log n").splitlines() == [
        "dedupe: growth of lines is not <= n log n, as it should be, "
        "at n = 50, 100, 200, 400",
        "  rows.py:11 dedupe runs this line n^2 times (0.5n^2 + 0.5n): "
        "1275, 5050, 20100, 80200",
        "      for other in out:",
        "  rows.py:12 dedupe runs this line n^2 times (0.5n^2 - 0.5n): "
        "1225, 4950, 19900, 79800",
        "      if same(row, other):",
        "  rows.py:5 same runs this line n^2 times (0.5n^2 - 0.5n): "
        "1225, 4950, 19900, 79800",
        "      return a == b",
    ]


def test_message_of_calls(growth):
    text = message(growth, rows.dedupe, "n", of="calls")
    assert "  rows.py:4 same is called n^2 times (0.5n^2 - 0.5n): 1225" in text
    assert "dedupe is called" not in text


def test_message_of_memory(growth):
    text = message(growth, rows.table, "n", "memory", None, (100, 200, 400, 800))
    assert "the peak grows as n^2:" in text
    assert "of it comes in rows.py:38 table\n      rows.append([0] * n)" in text


def test_memory_that_may_grow(growth):
    growth(rows.table, (100, 200, 400, 800)).at_most("n^2", of="memory")
    sizes = [1000 * 2**k for k in range(6)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        growth(lambda n: [0] * n, sizes).at_most("n", of="memory")


def test_undecided_is_a_warning(growth):
    def late(n):
        return sum(1 for _ in range(n)) if n >= 200 else 0

    with pytest.warns(UserWarning, match="maybe not <= 1|maybe not < log n"):
        growth(late, SIZES).at_most("1")


def test_more_than_three(growth):
    def five(n):
        for _ in range(n):
            1
            2
            [3]
            [4]
            [5]

    assert message(growth, five, "1", make=None).splitlines()[-1].startswith("  and ")


def test_a_sort_in_c_calls_back(growth):
    def pairs(rows):
        for row in rows:
            sorted(rows, key=lambda other: other - row)

    text = message(growth, pairs, "n", of="calls")
    assert "<lambda> is called n^2 times (n^2): 2500" in text


def test_async_code(growth):
    async def one(row):
        await asyncio.sleep(0)
        return row

    async def work(rows):
        return await asyncio.gather(*map(one, rows))

    growth(lambda rows: asyncio.run(work(rows)), SIZES, make=make).at_most("n log n")


# -- threads --------------------------------------------------------------------


def test_threads_of_the_call_count(growth):
    def in_thread(data):
        thread = threading.Thread(target=rows.scan, args=(data,))
        thread.start()
        thread.join()

    assert "scan runs this line n^2 times" in message(growth, in_thread, "n")


def test_other_threads_do_not(growth):
    """It calls what is measured all the while."""
    stop, began = [], threading.Event()

    def noise():
        while not stop:
            rows.same(1, 2)
            began.set()

    thread = threading.Thread(target=noise)
    thread.start()
    began.wait()
    try:
        for _ in range(5):
            text = message(growth, rows.dedupe, "n")
            assert "(0.5n^2 - 0.5n): 1225, 4950, 19900, 79800" in text
    finally:
        stop.append(True)
        thread.join()


# -- what is left as it was ------------------------------------------------------


def test_a_profiler_goes_on(growth):
    profile = cProfile.Profile()
    profile.enable()
    growth(rows.dedupe, SIZES, make=make).at_most("n^2")
    rows.halves(8)
    profile.disable()
    calls = {key[2]: value[0] for key, value in pstats.Stats(profile).stats.items()}
    assert calls["dedupe"] == 1 + len(SIZES)
    assert calls["halves"] == 1


def test_a_profile_function_goes_on(growth):
    seen = []

    def note(frame, event, argument):
        seen.append(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        growth(rows.dedupe, SIZES, make=make).at_most("n^2")
        assert sys.getprofile() is note
    finally:
        sys.setprofile(None)
    assert "dedupe" in seen


def test_a_tracer_comes_back(growth):
    seen = []

    def note(frame, event, argument):
        seen.append((frame.f_code.co_name, event))
        return note

    before, hook = sys.gettrace(), threading.gettrace()
    sys.settrace(note)
    threading.settrace(note)
    try:
        growth(rows.dedupe, SIZES, make=make).at_most("n^2")
        assert "(0.5n^2 + 0.5n): 1275" in message(growth, rows.dedupe, "n")
        assert sys.gettrace() is note
        assert threading.gettrace() is note
        rows.halves(8)
    finally:
        sys.settrace(before)
        threading.settrace(hook)
    assert ("halves", "return") in seen


def test_an_exception_comes_through(growth):
    def fail(n):
        if n == 400:
            raise KeyError(n)

    before = sys.gettrace()
    with pytest.raises(KeyError):
        growth(fail, SIZES).at_most("n")
    assert gc.isenabled()
    assert sys.gettrace() is before
    assert "(0.5n^2 + 0.5n): 1275" in message(growth, rows.dedupe, "n")


def test_the_collector_stays_off(growth):
    gc.disable()
    try:
        growth(rows.unique, SIZES, make=make).at_most("n")
        assert not gc.isenabled()
    finally:
        gc.enable()


# -- what is refused -------------------------------------------------------------


def refused(growth, function, text, of="lines", error=Exception):
    with pytest.raises(error, match=text):
        growth(function, SIZES).at_most("n", of=of)


def test_refusals(growth):
    def generator(n):
        yield n

    async def coroutine(n):
        return n

    def tracing(n):
        sys.settrace(lambda *words: None)
        rows.halves(n)

    refused(growth, generator, "returns a generator")
    refused(growth, coroutine, "returns a coroutine")
    refused(growth, abs, "no Python code ran in it")
    before = sys.gettrace()
    refused(growth, tracing, "trace or an evaluation function of its own")
    sys.settrace(before)
    tracemalloc.start()
    try:
        refused(growth, rows.table, "tracemalloc is on already", of="memory")
        assert tracemalloc.is_tracing()
    finally:
        tracemalloc.stop()
    refused(growth, rows.halves, "growth tells lines, calls, memory", of="seconds")
    with pytest.raises(ValueError, match="3 different sizes"):
        growth(rows.halves, (100, 200, 200))
    with pytest.raises(ValueError, match="no class: 'n2'; there are 1, log n, n,"):
        growth(rows.halves, SIZES).below("n2")
    with pytest.raises(ValueError, match="nothing grows more slowly than 1"):
        growth(rows.halves, SIZES).below("1")
