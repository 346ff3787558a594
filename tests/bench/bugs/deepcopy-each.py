"""The whole state is deep-copied for each step, for the sake of undo.

culprit: step
sizes: 8:128:x2
"""
import copy
import sys


class Game:
    def __init__(self, bad):
        self.state, self.undo, self.bad = [], [], bad

    def step(self, move):
        if self.bad:
            self.undo = copy.deepcopy(self.state)
        self.state.append([move, {"value": move}])


def play(count, bad):
    game = Game(bad)
    for i in range(count):
        game.step(i)
        for _ in range(20):
            score(i)


def score(i):
    return sum(j * i for j in range(10))


variant, n = sys.argv[1], int(sys.argv[2])
play(n, variant == "bad")
