"""Many graphs composed by copying the result so far for each. Fixed in 2.6.

culprit: compose_all compose add_edges_from
sizes: 15:240:x2
packages: networkx==2.5 decorator==4.4.2 numpy==1.26.4 | networkx==2.8.8 decorator==4.4.2 numpy==1.26.4
"""
import sys

import networkx

n = int(sys.argv[2])
graphs = []
for i in range(n):
    graph = networkx.Graph()
    graph.add_edges_from((10 * i + j, 10 * i + j + 1) for j in range(9))
    graphs.append(graph)
networkx.compose_all(graphs)
