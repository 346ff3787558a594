"""The text of nested elements is copied at each level, letter by letter. 5.2.9
copies pieces; mended here by a stack.

culprit: getInnerText
sizes: 200:3200:x2
packages: Django==5.2.8 asgiref==3.8.1 sqlparse==0.5.5 | Django==5.2.8 asgiref==3.8.1 sqlparse==0.5.5
"""
import sys
from xml.dom import minidom

from django.core.serializers.xml_serializer import getInnerText


def inner_text(node):
    texts, stack = [], [node]
    while stack:
        node = stack.pop()
        if node.nodeType == node.TEXT_NODE:
            texts.append(node.data)
        stack.extend(reversed(node.childNodes))
    return "".join(texts)


sys.setrecursionlimit(20000)
variant, n = sys.argv[1], int(sys.argv[2])
document = minidom.parseString("<a>" + "<b>x" * n + "</b>" * n + "</a>")
(getInnerText if variant == "bad" else inner_text)(document.documentElement)
