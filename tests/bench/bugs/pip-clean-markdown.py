"""A long text of paragraphs, lists and links.

culprit: none
sizes: 25:400:x2
packages: markdown-it-py==4.0.0 mdurl==0.1.2
"""
import sys

from markdown_it import MarkdownIt

n = int(sys.argv[2])
MarkdownIt().render("# Title\n\nA *word* and a [link](x).\n\n- one\n- two\n\n"
                    * n)
