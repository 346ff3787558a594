"""Little work: most of the run is imports and start-up.

culprit: none
sizes: 100:1600:x2
"""
import argparse
import email.message
import logging
import sys
import urllib.parse


def link(number):
    return urllib.parse.urlencode({"number": number, "name": "a b"})


def links(count):
    return [link(i) for i in range(count)]


argparse.ArgumentParser().add_argument("--size")
email.message.EmailMessage()["To"] = "a@example.org"
logging.getLogger("x").debug(len(links(int(sys.argv[2]))))
