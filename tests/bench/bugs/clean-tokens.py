"""A scanner of one regular expression, a parser that goes down, and the value.

culprit: none
sizes: 500:8000:x2
"""
import re
import sys

TOKEN = re.compile(r"\s*(?:(\d+)|(.))")


class Parser:
    def __init__(self, text):
        self.tokens = [match.groups() for match in TOKEN.finditer(text)]
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else (0, "")

    def factor(self):
        number, sign = self.peek()
        self.at += 1
        if sign == "(":
            value = self.total()
            self.at += 1
            return value
        return int(number)

    def product(self):
        value = self.factor()
        while self.peek()[1] == "*":
            self.at += 1
            value = value * self.factor() % 1000003
        return value

    def total(self):
        value = self.product()
        while self.peek()[1] == "+":
            self.at += 1
            value += self.product()
        return value


n = int(sys.argv[2])
Parser("+".join(f"({i}+{i + 1}) * 3" for i in range(n))).total()
