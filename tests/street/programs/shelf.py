shelf = []


def find(thing):
    for at, other in enumerate(shelf):
        if other == thing:
            return at
    return -1
