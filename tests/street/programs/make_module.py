"""A module of N functions."""
import sys

for i in range(int(sys.argv[1])):
    print(f'''
def function_{i}(first: int, second: int = {i}) -> int:
    """Adds."""
    total = first
    for k in range(second):
        if k % 2 == 0:
            total += k
        else:
            total -= k * 2
    return total
''')
