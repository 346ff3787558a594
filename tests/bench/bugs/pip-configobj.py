"""A check of many brackets: each is tried as the first. Fixed in 5.0.9.

culprit: _parse_check
sizes: 1000:16000:x2
packages: configobj==5.0.8 six==1.16.0 | configobj==5.0.9
"""
import sys

from configobj import validate

n = int(sys.argv[2])
try:
    validate.Validator().check("(" * n, "x")
except validate.ValidateError:
    pass
