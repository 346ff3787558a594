"""A buffer of bytes that is copied for each chunk that comes in.

culprit: feed
sizes: 250:4000:x2
"""
import sys


class Joined:
    def __init__(self):
        self.data = b""

    def feed(self, chunk):
        self.data = self.data + chunk

    def close(self):
        return self.data


class Parts:
    def __init__(self):
        self.parts = []

    def feed(self, chunk):
        self.parts.append(chunk)

    def close(self):
        return b"".join(self.parts)


def receive(buffer, count):
    for i in range(count):
        chunk = b"%06d" % i * 40
        checksum(chunk)
        buffer.feed(chunk)
    return buffer.close()


def checksum(chunk):
    return sum(chunk) % 251


variant, n = sys.argv[1], int(sys.argv[2])
receive(Joined() if variant == "bad" else Parts(), n)
