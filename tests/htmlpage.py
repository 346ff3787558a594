#!/usr/bin/env python3
"""Reads a page of prof-report -o html: its text goes out, what is wrong with it
to standard error, with status 1: elements that are not closed, ids that stand
twice, links that lead nowhere or away, anything that a browser would fetch or
that calls a script."""
import sys
from html.parser import HTMLParser

VOID = {"meta", "br"}
KNOWN = VOID | set(
    "html head title style body main section nav h1 h2 h3 h4 p b ul li code sup a"
    " div span table thead tbody tr th td details summary script svg figure"
    " figcaption i ol path em small".split())
FETCH = {"src", "srcset", "data", "action", "background", "poster", "xlink:href",
         "formaction", "ping", "manifest"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.wrong, self.text = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in KNOWN:
            self.wrong.append(f"an element {tag}")
        for name, value in attrs:
            if name in FETCH or name.startswith("on"):
                self.wrong.append(f"{name}={value}")
            if name == "style" and ("url(" in value or "expression" in value):
                self.wrong.append(f"{name}={value}")
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "a":
            self.links.append(attrs.get("href", ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        if not {"style", "script"} & set(self.open):
            self.text.append(data)
        elif "url(" in data or "@import" in data or "://" in data:
            self.wrong.append("a style or a script that fetches")

    def finish(self):
        self.close()
        self.wrong += [f"<{tag}> is not closed" for tag in self.open]
        self.wrong += [f"id {i} stands twice" for i in set(self.ids)
                       if self.ids.count(i) > 1]
        self.wrong += [f"a link to {link}" for link in self.links
                       if link[:1] != "#" or link[1:] not in self.ids]
        return self.wrong


page = Page()
page.feed(open(sys.argv[1], encoding="utf-8").read())
wrong = page.finish()
print(" ".join("".join(page.text).replace("\xa0", " ").split()))
for line in wrong[:10]:
    print(line, file=sys.stderr)
sys.exit(1 if wrong else 0)
