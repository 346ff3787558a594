"""Children of one node: an assertion looks through all of them for each. Can
be turned off since 2.12, as here by hand.

culprit: __attach
sizes: 250:4000:x2
packages: anytree==2.8.0 six==1.16.0 | anytree==2.8.0 six==1.16.0
"""
import sys

from anytree import Node
from anytree.node.nodemixin import NodeMixin


def attach(self, parent):
    if parent is not None:
        self._pre_attach(parent)
        parent._NodeMixin__children_or_empty.append(self)
        self._NodeMixin__parent = parent
        self._post_attach(parent)


variant, n = sys.argv[1], int(sys.argv[2])
if variant == "fixed":
    NodeMixin._NodeMixin__attach = attach
root = Node("root")
for i in range(n):
    Node("child", parent=root)
