"""A paragraph of links: after each the whole rest is searched and copied.
Fixed in 3.11.

culprit: __applyPattern __handleInline
sizes: 100:1600:x2
packages: Markdown==3.10.1 | Markdown==3.11.3
"""
import sys

import markdown

n = int(sys.argv[2])
markdown.markdown("[link](x)" * n)
