"""The cells of a table are gathered anew for each that is asked for. Mended
here by asking once.

culprit: _cells
sizes: 15:240:x2
packages: python-docx==1.1.2 lxml==5.2.2 typing_extensions==4.12.2 | python-docx==1.1.2 lxml==5.2.2 typing_extensions==4.12.2
"""
import sys

import docx

variant, n = sys.argv[1], int(sys.argv[2])
table = docx.Document().add_table(n, 2)
if variant == "bad":
    cells = [table.cell(row, 0) for row in range(n)]
else:
    cells = table._cells[::2]
