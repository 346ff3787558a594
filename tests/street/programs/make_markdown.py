import sys

for i in range(int(sys.argv[1])):
    print(f"## Section {i}\n\nSome *text* with a [link](http://example.org/{i}) "
          f"and `code`.\n\n- one\n- two\n")
