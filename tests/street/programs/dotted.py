import sys

import tomlkit

n = int(sys.argv[1])
text = "\n".join(f"tool.app.key{i} = {i}" for i in range(n))
print(len(tomlkit.parse(text)["tool"]["app"]), "keys")
