#!/usr/bin/env python3
"""What the tests read out of the pages: examples, options, keys.

    pages.py examples FILE FOLDER   each example of a page as a numbered folder
    pages.py options FILE           the options that a page lists
    pages.py keys FILE              "section key" of superlinear-formats(5)
    pages.py lines FILE             "section", a tab, an example of it
    pages.py table FILE.c           the options that a program takes
    pages.py match WANTED GOT       status 0 where the output is as shown

An example stands in a literal display (.Bd -literal or .Dl) of a page, or in a
fenced block marked sh of a Markdown file:

    $ plan-next -p 9 # exit 1
    $ plan-next -r wk-1 |
    > prof-run
    some output
    ...

`$ ` begins a command and `> ` goes on with it. `# exit N` at its end is the
status it must have, 0 where nothing is said; `# until Ctrl-C`: it is stopped
once it has printed something. Lines below it are what it must
print, `...` alone standing for any lines and within a line for any text; none:
its output is not compared. A display whose first line does not begin with `$ `
is no example. The comment
`.\\" e2e` or `<!-- e2e -->` right above a block: it needs the real Lumibot, the
network, or minutes, and is run by `make check-e2e` alone.
"""

import glob
import json
import os
import re
import sys

ESCAPES = (
    (r"\(aq", "'"),
    (r"\(ti", "~"),
    (r"\(ha", "^"),
    (r"\(dq", '"'),
    (r"\(bs", "\\"),
    (r"\(ga", "`"),
    (r"\&", ""),
    (r"\-", "-"),
    (r"\e", "\\"),
)


def plain(line):
    """The characters that a line of mdoc shows."""
    out = ""
    while line:
        for escape, text in ESCAPES:
            if line.startswith(escape):
                out += text
                line = line[len(escape) :]
                break
        else:
            if line[0] == "\\":
                sys.exit(f"pages.py: unknown escape: {line}")
            out += line[0]
            line = line[1:]
    return out


def displays(path):
    """Literal displays: (line number, section, e2e, lines)."""
    markdown = path.endswith(".md")
    section, mark, block, begin = "", False, None, 0
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if block is not None:
                if line == ("```" if markdown else ".Ed"):
                    yield begin, section, mark, block
                    block, mark = None, False
                else:
                    block.append(line if markdown else plain(line))
            elif line == ("```sh" if markdown else None) or (
                not markdown and line.startswith(".Bd -literal")
            ):
                block, begin = [], number
            elif not markdown and line.startswith(".Dl "):
                yield number, section, mark, [plain(line[4:])]
                mark = False
            elif line in ('.\\" e2e', "<!-- e2e -->"):
                mark = True
            elif line.startswith((".Ss ", ".Sh ")):
                section = line[4:].strip('"')


def commands(lines):
    """(command, status, wanted lines or None) of a block."""
    found = []
    for line in lines:
        if line.startswith("$ "):
            found.append([line[2:], 0, []])
        elif line.startswith("> ") and found and not found[-1][2]:
            found[-1][0] += "\n" + line[2:]
        else:
            found[-1][2].append(line)
    for one in found:
        match = re.search(r"\s+# (?:exit (\d+)|until Ctrl-C)$", one[0])
        if match:
            one[0] = one[0][: match.start()]
            one[1] = int(match.group(1)) if match.group(1) else "stopped"
        while one[2] and not one[2][-1].strip():
            one[2].pop()
        yield one[0], one[1], one[2] or None


def write_examples(path, folder):
    count = 0
    for number, _, e2e, lines in displays(path):
        if not lines or not lines[0].startswith("$ "):
            continue
        for command, status, wanted in commands(lines):
            count += 1
            place = os.path.join(folder, f"{count:03d}")
            os.makedirs(place)
            parts = {
                "command": command,
                "status": str(status),
                "where": f"{os.path.basename(path)}:{number}",
                "kind": "e2e" if e2e else "fast",
            }
            if wanted is not None:
                parts["wanted"] = "\n".join(wanted) + "\n"
            for name, text in parts.items():
                with open(os.path.join(place, name), "w") as file:
                    file.write(text)


def match_output(wanted_path, got_path):
    """Status 0 where the output is as shown."""
    with open(wanted_path) as file:
        wanted = file.read().splitlines()
    with open(got_path) as file:
        got = file.read().splitlines()
    pattern = "".join(
        r"(?:[^\n]*\n)*?"
        if line.strip() == "..."
        else r"[^\n]*".join(map(re.escape, line.rstrip().split("..."))) + r" *\n"
        for line in wanted
    )
    text = "".join(line + "\n" for line in got)
    return 0 if re.fullmatch(pattern, text) else 1


def page_options(path):
    """-x and --long of the .It lines, sorted."""
    found = set()
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith(".It Fl"):
                for word in re.findall(r"Fl (-?[A-Za-z][A-Za-z-]*)", line):
                    found.add("-" + word)
                for words in re.findall(r"Fl ([^A-Z]*)", line):
                    for word in re.findall(r", (-?[A-Za-z][a-z-]*)", words):
                        found.add("-" + word)
    return sorted(found)


def header_text(path, macro):
    """The string that MACRO stands for in a header."""
    top = os.path.dirname(os.path.dirname(os.path.abspath(path)))
    for header in glob.glob(os.path.join(top, "lib", "*", "*.h")):
        with open(header, encoding="utf-8") as file:
            found = re.search(rf'#define {macro}\s+"([^"]*)"', file.read())
        if found:
            return found.group(1)
    sys.exit(f"pages.py: {path}: no header says what {macro} is")


def source_options(path):
    """The same of a tool: its option table and its getopt string."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    table = re.search(r"struct option \w+\[\] = \{(.*?)\n\s*\};", text, re.S)
    found = {"--help", "--version"}
    if table:
        for name in re.findall(r'\{\s*"([a-z-]+)"', table.group(1)):
            found.add("--" + name)
    call = re.search(r'tool_option\(([^"]*)"([^"]*)"', text)
    shorts = call.group(2) if call else ""
    for macro in re.findall(r"[A-Z_]{4,}", call.group(1) if call else ""):
        shorts += header_text(path, macro)
    for letter in re.findall(r"[A-Za-z0-9]", shorts):
        found.add("-" + letter)
    return sorted(found)


def page_keys(path):
    """(section, key) of every .It Va line in the subsections."""
    section = ""
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith((".Ss ", ".Sh ")):
                section = line[4:]
            elif line.startswith(".It Va "):
                for key in line[7:].split(" , "):
                    yield section, key.split()[-1]


def page_lines(path):
    """(section, text) of displays that are data: each line that begins with a
    blank goes on with the one above."""
    for _, section, _, lines in displays(path):
        if lines and lines[0].startswith("$ "):
            continue
        if lines and lines[0] == "{":  # a document, as it is
            yield section, json.dumps(json.loads("\n".join(lines)))
            continue
        joined = []
        for line in lines:
            if line.startswith(" ") and joined:
                joined[-1] += line.lstrip(" ")
            else:
                joined.append(line)
        for line in joined:
            yield section, line


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    what, path = sys.argv[1:3]
    if what == "examples":
        write_examples(path, sys.argv[3])
    elif what == "match":
        sys.exit(match_output(path, sys.argv[3]))
    elif what == "options":
        print("\n".join(page_options(path)))
    elif what == "table":
        print("\n".join(source_options(path)))
    elif what == "keys":
        for section, key in page_keys(path):
            print(section, key)
    elif what == "lines":
        for section, text in page_lines(path):
            print(f"{section}\t{text}")
    else:
        sys.exit(f"pages.py: what is '{what}'?")


main()
