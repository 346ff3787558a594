"""Addresses of one name: each is looked for in the list of all before. A
dictionary since 2.1.0.

culprit: add
sizes: 30:480:x2
packages: dnspython==1.16.0 | dnspython==2.1.0
"""
import sys

import dns.rdataset

n = int(sys.argv[2])
dns.rdataset.from_text("IN", "A", 300,
                       *[f"10.0.{i // 250}.{i % 250}" for i in range(n)])
