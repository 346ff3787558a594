import sys

import networkx as nx

n = int(sys.argv[1])
parts = [nx.path_graph(5) for _ in range(n)]
print(nx.disjoint_union_all(parts).number_of_nodes(), "nodes")
