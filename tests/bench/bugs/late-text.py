"""Text built up with += on an attribute, which copies it each time.

culprit: write
sizes: 250:4000:x2
"""
import sys


class Page:
    def __init__(self, bad):
        self.text, self.parts, self.bad = "", [], bad

    def write(self, text):
        if self.bad:
            self.text += text
        else:
            self.parts.append(text)


def render(page, count):
    for i in range(count):
        page.write(escape(f"<p>paragraph {i} & more</p>") * 4)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


variant, n = sys.argv[1], int(sys.argv[2])
render(Page(variant == "bad"), n)
