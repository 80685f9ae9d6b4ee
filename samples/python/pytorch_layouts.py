"""Writes weights as PyTorch lays them out, and what a GCN and an IGNN compute from them, without PyTorch, NumPy or Hogwild.

    python3 samples/python/pytorch_layouts.py FOLDER

writes graph.edges (undirected; read as arcs, the same lines are gcn.directed's graph), features.csv, gcn.safetensors (layout pyg-gcn),
ignn.safetensors (layout ignn) and the outputs, a row a node: gcn.csv, gcn.directed.csv, ignn.csv, ignn.normalise.csv.
Sums are rounded once (math.fsum), so that the outputs are good to the last digits.
"""

import json
import math
import os
import struct
import sys

NODES, FEATURES, HIDDEN, CLASSES = 7, 3, 5, 2
EDGES = [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4), (4, 5), (2, 5), (5, 0)]  # node 6 is alone


def numbers(seed):
    """Numbers from -1 to 1 that F32 holds exactly, the same everywhere."""
    while True:
        seed = (1103515245 * seed + 12345) % 2**31
        yield (seed >> 8) / 2**22 - 1


def matrix(draw, rows, columns, scale=1.0):
    return [[scale * next(draw) for _ in range(columns)] for _ in range(rows)]


def times(a, b):
    return [[math.fsum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def transposed(a):
    return [list(column) for column in zip(*a)]


def relu(a):
    return [[max(x, 0.0) for x in row] for row in a]


def plus(a, row):
    return [[x + y for x, y in zip(line, row)] for line in a]


def adjacency(arcs):
    """GCNConv: D^-1/2 (A + I) D^-1/2 with A[target][source] = 1 and D the row sums of A + I, that is 1 + the number of arcs that arrive."""
    a = [[1.0 if i == j else 0.0 for j in range(NODES)] for i in range(NODES)]
    for source, target in arcs:
        a[target][source] = 1.0
    degree = [sum(row) for row in a]
    return [[a[i][j] / math.sqrt(degree[i] * degree[j]) for j in range(NODES)] for i in range(NODES)]


def gcn(a, x, state):
    """conv1, relu, conv2: x' = A x W^T + b."""
    h = relu(plus(times(times(a, x), transposed(state["conv1.lin.weight"])), state["conv1.bias"]))
    return plus(times(times(a, h), transposed(state["conv2.lin.weight"])), state["conv2.bias"])


def ignn(a, x, state, normalise):
    """X = relu(W X A + Omega_1 U A) with nodes as columns, iterated until nothing changes; then V."""
    at, u = transposed(a), transposed(x)
    b = times(times(state["ig1.Omega_1"], u), at)
    h = [[0.0] * NODES for _ in range(HIDDEN)]
    for _ in range(2000):
        new = relu([[p + q for p, q in zip(r, s)] for r, s in zip(times(times(state["ig1.W"], h), at), b)])
        if new == h:
            break
        h = new
    rows = transposed(h)
    if normalise:
        rows = [[x / max(math.sqrt(math.fsum(y * y for y in row)), 1e-12) for x in row] for row in rows]
    return times(rows, transposed(state["V.weight"]))


def save(path, state, types):
    """The safetensors format: the length of the header in 8 bytes, the header in JSON, the numbers."""
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, value in state.items():
        flat = [x for row in value for x in row] if isinstance(value[0], list) else value
        shape = [len(value), len(value[0])] if isinstance(value[0], list) else [len(value)]
        kind = types.get(name, "F32")
        raw = struct.pack(f"<{len(flat)}{'d' if kind == 'F64' else 'f'}", *flat)
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def write(path, rows, separator=","):
    with open(path, "w", newline="\n") as file:
        file.writelines(separator.join(repr(x) for x in row) + "\n" for row in rows)


def main(folder):
    os.makedirs(folder, exist_ok=True)
    draw = numbers(17)
    x = matrix(draw, NODES, FEATURES)
    convolutions = {
        "conv1.lin.weight": matrix(draw, HIDDEN, FEATURES), "conv1.bias": matrix(draw, 1, HIDDEN)[0],
        "conv2.lin.weight": [[v / 3 for v in row] for row in matrix(draw, CLASSES, HIDDEN)], "conv2.bias": matrix(draw, 1, CLASSES)[0],
    }
    implicit = {
        "X_0": [[0.0] * NODES for _ in range(HIDDEN)], "ig1.W": matrix(draw, HIDDEN, HIDDEN, 2.0**-3),
        "ig1.Omega_1": matrix(draw, HIDDEN, FEATURES), "ig1.Omega_2": matrix(draw, HIDDEN, FEATURES),
        "ig1.bias": matrix(draw, HIDDEN, 1), "V.weight": matrix(draw, CLASSES, HIDDEN),
    }
    both = adjacency(EDGES + [(j, i) for i, j in EDGES])
    write(os.path.join(folder, "graph.edges"), EDGES, " ")
    write(os.path.join(folder, "features.csv"), x)
    save(os.path.join(folder, "gcn.safetensors"), convolutions, {"conv2.lin.weight": "F64"})
    save(os.path.join(folder, "ignn.safetensors"), implicit, {})
    write(os.path.join(folder, "gcn.csv"), gcn(both, x, convolutions))
    write(os.path.join(folder, "gcn.directed.csv"), gcn(adjacency(EDGES), x, convolutions))
    write(os.path.join(folder, "ignn.csv"), ignn(both, x, implicit, normalise=False))
    write(os.path.join(folder, "ignn.normalise.csv"), ignn(both, x, implicit, normalise=True))


if __name__ == "__main__":
    main(sys.argv[1])
