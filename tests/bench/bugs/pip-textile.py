"""Stars that are not closed: the end is searched from each. Closed ones mend it.

culprit: span
sizes: 150:2400:x2
packages: textile==4.0.2 regex==2023.12.25 html5lib==1.1 six==1.16.0 webencodings==0.5.1 | textile==4.0.2 regex==2023.12.25 html5lib==1.1 six==1.16.0 webencodings==0.5.1
"""
import sys

import textile

variant, n = sys.argv[1], int(sys.argv[2])
textile.textile(("*a " if variant == "bad" else "a ") * n)
