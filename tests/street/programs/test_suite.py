import os

import pytest

known = []


def register(name):
    if name not in known:
        known.append(name)


@pytest.fixture
def names(request):
    for i in range(40):
        register(f"{request.node.name} {i}")
    return known


@pytest.mark.parametrize("case", range(int(os.environ["SUITE_SIZE"])))
def test_names(names, case):
    assert names
