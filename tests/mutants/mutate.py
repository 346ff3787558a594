#!/usr/bin/env python3
"""mutate.py: the single-operator mutants of C files, one a line.

	$ tests/mutants/mutate.py lib/law/range.c
	lib/law/range.c:81:38: if (end == last || p->y[end] < 0.01)  =>
	    if (end == last && p->y[end] < 0.01)

(in one line). Comments, strings and preprocessor lines stay as they are, and
what only a sanitizer sees: the sizes of arrays that are declared and of what
is allocated, the length of a text that is NULL, what a function frees that is
named so. The layout is that of clang-format: an operator that takes two
operands has a blank on both sides.
"""
import re
import sys
from typing import NamedTuple

TOKEN = re.compile(r"""
    (?P<skip>//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'
        |^[ \t]*\#(?:\\\n|[^\n])*)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<number>0[xX][0-9a-fA-F]+\w*|\d+\.?\d*(?:[eE][+-]?\d+)?\w*)
  | (?P<operator>->|<<=|>>=|<<|>>|<=|>=|==|!=|&&|\|\||\+\+|--|[-+*/%&|^]=|.)
""", re.VERBOSE | re.DOTALL | re.MULTILINE)

# Of several the draw takes one.
SWAPS = {
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"],
    "==": ["!="], "!=": ["=="], "&&": ["||"], "||": ["&&"],
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"],
    "+=": ["-="], "-=": ["+="],
    "true": ["false"], "false": ["true"],
    "fmin": ["fmax"], "fmax": ["fmin"], "MIN": ["MAX"], "MAX": ["MIN"],
}
COLUMNS_OF_NUMBERS = ("NUMBER", "AMOUNT", "RATE", "POINTS")


class Token(NamedTuple):
    kind: str
    text: str
    at: int


class Mutant(NamedTuple):
    path: str
    function: str
    line: int
    column: int
    at: int
    old: str
    new: str
    was: str  # the line, without its indentation
    becomes: str

    def key(self):
        """What stays the same when lines and files move."""
        return self.function, self.was, self.becomes

    def apply(self, text):
        return text[:self.at] + self.new + text[self.at + len(self.old):]


def tokens(text):
    for match in TOKEN.finditer(text):
        if match.lastgroup != "skip" and not match.group().isspace():
            yield Token(match.lastgroup, match.group(), match.start())


def is_binary(text, token):
    """Blanks on both sides; a pointer has one, a sign, too."""
    end = token.at + len(token.text)
    return text[token.at - 1].isspace() and text[end:end + 1].isspace()


def is_array_size(before, after, line):
    """int x[3]; is not x = y[3];"""
    words = [t.text for t in before[-3:]]
    return (len(words) == 3 and words[2] == "[" and after[:1] == ["]"]
            and (before[-3].kind == "name" or words[0] == "*"
                 or re.match(r"\s*(\w+ )+\w+\[\w+\],", line))
            and words[0] not in ("return", "case", "else"))


def is_allocation(text, at, end):
    """In the call, which may have begun in a line above."""
    begin = max(text.rfind(c, 0, at) for c in ";{}")
    return re.search(
        r"\b(xcalloc|xreallocarray|xmalloc|GROW)\(", text[begin + 1:end])


def is_release(function):
    return re.search(r"^(free|release)_|_(free|release)$", function)


def next_numbers(number):
    """One more and one less; nothing for hexadecimal masks."""
    match = re.fullmatch(r"(\d+)(\.\d*)?([eE].*)?([uUlL]*)", number)
    if match is None or match[3] or (len(match[1]) > 1 and match[1][0] == "0"):
        return []
    rest = (match[2] or "") + (match[4] or "")
    more = [str(int(match[1]) + 1) + rest]
    return more + ([str(int(match[1]) - 1) + rest] if int(match[1]) else [])


def changes(text, all_tokens, i, line):
    token = all_tokens[i]
    if token.kind == "number":
        before = [t.text for t in all_tokens[max(i - 2, 0):i]]
        if before == ["NULL", ","]:
            return []
        # A text table shows a column of numbers or not: they are not cut.
        if before[1:] == [","] and before[0] in COLUMNS_OF_NUMBERS:
            return ["0" if token.text != "0" else "1"]
        if is_array_size(all_tokens[max(i - 3, 0):i],
                         [t.text for t in all_tokens[i + 1:i + 2]], line):
            return []
        # The sign alone of a comparison counts, and a sort takes 0 for -1.
        if re.search(r"\? -?1 : -?1;", line):
            return ["0"] if text[token.at - 1] != "-" else []
        return next_numbers(token.text)
    if token.text == "!":
        return [""]
    if [t.text for t in all_tokens[i:i + 2]] == ["/", "sizeof"]:
        return []
    if token.kind == "operator" and not is_binary(text, token):
        return []
    return SWAPS.get(token.text, [])


def functions(text):
    """Where each begins: its name stands at the left edge."""
    return [(m.start(), m[1]) for m in
            re.finditer(r"^(?!#|\t)[\w *]*?\b(\w+)\(", text, re.MULTILINE)]


def mutants(path, text):
    """All mutants of a file in the order of the places, a list a place."""
    all_tokens = list(tokens(text))
    starts = functions(text)
    for i, token in enumerate(all_tokens):
        begin = text.rfind("\n", 0, token.at) + 1
        end = text.find("\n", token.at)
        line = text[begin:end]
        column = token.at - begin
        around = [name for at, name in starts if at <= token.at]
        found = []
        if (is_allocation(text, token.at, end)
                or (around and is_release(around[-1]))):
            continue
        for new in changes(text, all_tokens, i, line):
            becomes = line[:column] + new + line[column + len(token.text):]
            found.append(Mutant(
                path, around[-1] if around else "",
                text.count("\n", 0, token.at) + 1, column + 1, token.at,
                token.text, new, line.strip(), becomes.strip()))
        if found:
            yield found


def main():
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            for found in mutants(path, file.read()):
                for m in found:
                    print(f"{m.path}:{m.line}:{m.column}: "
                          f"{m.was}  =>  {m.becomes}")


if __name__ == "__main__":
    main()
