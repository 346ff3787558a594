import sys

import interegular

n = int(sys.argv[1])
pattern = interegular.parse_pattern("ab" * (n // 2))
machine = pattern.to_fsm()
print(len(machine.reduce().states), "states")
