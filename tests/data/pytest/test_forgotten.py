import rows


def test_forgotten(growth):
    growth(rows.halves, (50, 100, 200))


def test_quadratic(growth):
    growth(rows.scan, (50, 100, 200), make=range).at_most("n log n")
