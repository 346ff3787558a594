"""A program that profiles itself, and prints what its own profiler counted.

    rivals.py sys | threading | cprofile | profile | yappi | None
    rivals.py ctypes                as C code does: nobody is asked
"""

import sys
import threading


def leaf(i):
    return i


def work(n):
    for i in range(n):
        leaf(i)


def count(events):
    return lambda frame, event, arg: events.append(frame.f_code.co_name)


def by_pstats(profiler):
    import pstats

    stats = pstats.Stats(profiler).stats
    print(sum(v[1] for k, v in stats.items() if k[2] == "leaf"))


def main(how):
    work(10)
    events = []
    if how == "sys":
        sys.setprofile(count(events))
        work(5)
        sys.setprofile(None)
        print(events.count("leaf"))
    elif how == "threading":
        threading.setprofile(count(events))
        t = threading.Thread(target=work, args=(5,))
        t.start()
        t.join()
        threading.setprofile(None)
        print(events.count("leaf"))
    elif how == "cprofile":
        import cProfile

        with cProfile.Profile() as profiler:
            work(5)
        by_pstats(profiler)
    elif how == "profile":
        import profile

        profiler = profile.Profile()
        profiler.runcall(work, 5)
        by_pstats(profiler)
    elif how == "yappi":
        import yappi

        yappi.set_clock_type("wall")
        yappi.start()
        work(5)
        yappi.stop()
        stats = [s for s in yappi.get_func_stats() if s.name == "leaf"]
        print(yappi.get_clock_type(), stats[0].ncall)
    elif how == "ctypes":
        import ctypes

        ctypes.pythonapi.PyEval_SetProfile(None, None)
        work(5)
    elif how == "None":
        sys.setprofile(None)
        threading.setprofile(None)
        work(5)


if __name__ == "__main__":
    main(sys.argv[1])
