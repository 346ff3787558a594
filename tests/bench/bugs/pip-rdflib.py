"""A list in a graph: its end is walked to for each item. Mended by adding all
at once.

culprit: _end append
sizes: 12:192:x2
packages: rdflib==6.3.2 isodate==0.6.1 pyparsing==3.1.2 six==1.16.0 | rdflib==6.3.2 isodate==0.6.1 pyparsing==3.1.2 six==1.16.0
"""
import sys

from rdflib import BNode, Graph, Literal
from rdflib.collection import Collection

variant, n = sys.argv[1], int(sys.argv[2])
items = [Literal(i) for i in range(n)]
if variant == "bad":
    rows = Collection(Graph(), BNode(), [])
    for item in items:
        rows.append(item)
else:
    Collection(Graph(), BNode(), items)
