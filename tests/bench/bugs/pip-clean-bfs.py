"""A graph is built and walked, its parts and shortest paths found.

culprit: none
sizes: 250:4000:x2
packages: networkx==2.8.8
"""
import sys

import networkx

n = int(sys.argv[2])
graph = networkx.Graph()
for i in range(n):
    graph.add_edge(i, (i * 17 + 1) % n)
    graph.add_edge(i, i // 2)
list(networkx.bfs_edges(graph, 0))
list(networkx.connected_components(graph))
networkx.single_source_shortest_path_length(graph, 0)
