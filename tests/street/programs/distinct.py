"""Those of many texts that differ."""
import sys


def texts(n):
    return [f"text {i}" for i in range(n)]


def distinct(items):
    seen = []
    for item in items:
        if item not in seen:
            seen.append(item)
    return seen


if __name__ == "__main__":
    print(len(distinct(texts(int(sys.argv[1])))))
