"""A text that grows, and is cleaned as a whole each time."""
import re
import sys


def clean(text):
    return re.sub(r"[ \t]+", " ", text)


def shorten(lines):
    text = ""
    for line in lines:
        text = clean(text + line)
    return text


n = int(sys.argv[1])
print(len(shorten(f"line  {i}\twith   spaces\n" for i in range(n))))
