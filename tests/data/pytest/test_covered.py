"""Coverage is the same with the fixture as without."""

import measured
import rows


def test_halves(request):
    measured.dedupe(request)
    if rows.halves(4) == 2:
        assert rows.halves(1) == 0
    else:
        assert False
    inner()


def inner():
    if rows.same(1, 2):
        return 1
    return 2
