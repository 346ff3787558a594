"""Link references, one a line: all lines that follow are joined for each. Fixed
in 4.0.0.

culprit: reference
sizes: 20:320:x2
packages: markdown-it-py==3.0.0 mdurl==0.1.2 | markdown-it-py==4.0.0 mdurl==0.1.2
"""
import sys

from markdown_it import MarkdownIt

n = int(sys.argv[2])
MarkdownIt().render("[a]: u\n" * n)
