"""Errors of many items are merged by copying all errors before. Fixed in
3.26.2.

culprit: merge_errors
sizes: 1000:16000:x2
packages: marshmallow==3.26.1 packaging==24.2 | marshmallow==3.26.2 packaging==24.2
"""
import sys

from marshmallow import Schema, ValidationError, fields


class Row(Schema):
    number = fields.Int(required=True)


n = int(sys.argv[2])
try:
    Row(many=True).load([{"number": "x"} for _ in range(n)])
except ValidationError:
    pass
