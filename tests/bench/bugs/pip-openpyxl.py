"""Cells merged one after the other: each is compared with all before. Mended
here by a set.

culprit: __contains__ add
sizes: 40:640:x2
packages: openpyxl==3.0.10 et-xmlfile==1.1.0 | openpyxl==3.0.10 et-xmlfile==1.1.0
"""
import sys

from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange


def add(self, coord):
    known = self.__dict__.setdefault("_known", set())
    if coord not in known:
        known.add(coord)
        self.ranges.append(CellRange(coord))


variant, n = sys.argv[1], int(sys.argv[2])
if variant == "fixed":
    MultiCellRange.add = add
sheet = Workbook().active
for row in range(1, n + 1):
    sheet.merge_cells(f"A{row}:B{row}")
