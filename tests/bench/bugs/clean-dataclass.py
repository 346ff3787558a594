"""Many small objects that refer to each other, kept alive: the garbage
collector's favourite.

culprit: none
sizes: 4000:64000:x2
"""
import dataclasses
import sys


@dataclasses.dataclass
class Leg:
    place: str
    hours: float


@dataclasses.dataclass
class Trip:
    number: int
    legs: list = dataclasses.field(default_factory=list)
    before: "Trip" = None

    def add(self, place, hours):
        self.legs.append(Leg(place, hours))

    def hours(self):
        return sum(leg.hours for leg in self.legs)


def book(count):
    trips, last = [], None
    for i in range(count):
        last = Trip(i, before=last)
        last.add("north", i % 7)
        last.add("south", i % 5)
        trips.append(last)
    return trips


variant, n = sys.argv[1], int(sys.argv[2])
total = sum(trip.hours() for trip in book(n))
