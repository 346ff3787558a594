"""The nearest point by min() with a lambda, over all points, for each point.

culprit: nearest
sizes: 50:800:x2
"""
import sys


def nearest(point, points):
    return min(points, key=lambda other: abs(other - point))


def nearest_sorted(place, points):
    return points[max(place - 1, 0)]


def join(count, bad):
    points = [i * i for i in range(count)]
    links = []
    for place, point in enumerate(points):
        links.append(nearest(point, points) if bad
                     else nearest_sorted(place, points))
    return links


variant, n = sys.argv[1], int(sys.argv[2])
join(n, variant == "bad")
