"""A tree of elements built, written, parsed, and searched once.

culprit: none
sizes: 1000:16000:x2
"""
import sys
import xml.etree.ElementTree as ET


def build(count):
    top = ET.Element("table")
    for i in range(count):
        row = ET.SubElement(top, "row", {"id": str(i)})
        ET.SubElement(row, "name").text = f"name {i}"
        ET.SubElement(row, "value").text = str(i / 3)
    return top


def names(text):
    return {row.get("id"): row.findtext("name")
            for row in ET.fromstring(text).iter("row")}


variant, n = sys.argv[1], int(sys.argv[2])
names(ET.tostring(build(n), encoding="unicode"))
