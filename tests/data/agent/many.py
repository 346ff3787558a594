"""Two thousand functions, each called by two others, some of them much more
often than others: their tallies are in each other's way.

    many.py

f7 is called by one() once a round, and f7 and those whose number ends in 0 by
other() nine times more, in each of 30 rounds.
"""

COUNT = 2000

made = {}
exec("".join("def f%d(): pass\n" % i for i in range(COUNT)), made)
functions = [made["f%d" % i] for i in range(COUNT)]


def one():
    for function in functions:
        function()


def other():
    for i in list(range(0, COUNT, 10)) + [7]:
        for _ in range(9):
            functions[i]()


def main():
    for _ in range(30):
        one()
        other()


main()
