"""What became of a reversed list: each move is undone in all moves before. The
other input has no moves.

culprit: _item_added _item_removed
sizes: 20:320:x2
packages: jsonpatch==1.33 jsonpointer==2.4 | jsonpatch==1.33 jsonpointer==2.4
"""
import sys

import jsonpatch

variant, n = sys.argv[1], int(sys.argv[2])
before = list(range(n))
after = before[::-1] if variant == "bad" else before + [-1] * n
jsonpatch.make_patch(before, after)
