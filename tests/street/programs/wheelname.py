import sys

from wheel.wheelfile import WheelError, WheelFile

n = int(sys.argv[1])
try:
    WheelFile("a" + "-1" * n + ".zip")
except WheelError:
    print("not a wheel")
