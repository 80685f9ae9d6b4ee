"""Writes weights as PyTorch lays them out, and what networks compute from them, without PyTorch, NumPy or Hogwild.

    python3 samples/python/pytorch_layouts.py FOLDER

writes graph.edges (undirected; read as arcs, the same lines are gcn.directed's graph), features.csv, gcn.safetensors (layout pyg-gcn),
ignn.safetensors (layout ignn), gat, sage and gin.safetensors (layouts pyg-gat, pyg-sage, pyg-gin) and the outputs, a row a node: gcn.csv,
gcn.directed.csv, ignn.csv, ignn.normalise.csv, gat.csv, gat.elu.csv, sage.csv, sage.max.csv, gin.csv.
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


def neighbours(edges):
    return [[b for a, b in edges + [(j, i) for i, j in edges] if a == node] for node in range(NODES)]


def gat(ne, x, state, elu):
    """Two GATConv with 2 heads: concat=True, then concat=False; between them ELU or ReLU. z = x W^T, LeakyReLU(0.2), softmax with self."""
    for conv, isLast in (("conv1", False), ("conv2", True)):
        z, out = times(x, transposed(state[conv + ".lin.weight"])), []
        for i in range(NODES):
            row = []
            for k, (src, dst) in enumerate(zip(state[conv + ".att_src"][0], state[conv + ".att_dst"][0])):
                part = [r[k * len(src):(k + 1) * len(src)] for r in z]
                dot = [math.fsum(p * q for p, q in zip(part[i], dst)) + math.fsum(p * q for p, q in zip(part[j], src)) for j in ne[i] + [i]]
                e = [math.exp(s if s > 0 else 0.2 * s) for s in dot]
                row.append([math.fsum(w * part[j][c] for w, j in zip(e, ne[i] + [i])) / math.fsum(e) for c in range(len(src))])
            out.append([math.fsum(c) / len(row) for c in zip(*row)] if isLast else [c for head in row for c in head])
        x = plus(out, state[conv + ".bias"])
        x = x if isLast else [[v if v > 0 else math.expm1(v) if elu else 0.0 for v in row] for row in x]
    return x


def sage(ne, x, state, largest):
    """Two SAGEConv: lin_l of the mean or the largest of the neighbours (0 where there is none), plus lin_r of the node itself."""
    for conv in ("conv1", "conv2"):
        gather = max if largest else lambda column: math.fsum(column) / len(column)
        a = [[gather([x[j][c] for j in ne[i]]) if ne[i] else 0.0 for c in range(len(x[i]))] for i in range(NODES)]
        left = plus(times(a, transposed(state[conv + ".lin_l.weight"])), state[conv + ".lin_l.bias"])
        right = times(x, transposed(state[conv + ".lin_r.weight"]))
        x = [[p + q for p, q in zip(r, t)] for r, t in zip(left, right)]
        x = relu(x) if conv == "conv1" else x
    return x


def gin(ne, x, state):
    """Two GINConv over Linear, ReLU, Linear of (1 + eps) x_i plus the sum of the neighbours."""
    for conv in ("conv1", "conv2"):
        eps = state[conv + ".eps"][0]
        s = [[math.fsum([(1 + eps) * x[i][c]] + [x[j][c] for j in ne[i]]) for c in range(len(x[i]))] for i in range(NODES)]
        h = relu(plus(times(s, transposed(state[conv + ".nn.0.weight"])), state[conv + ".nn.0.bias"]))
        x = plus(times(h, transposed(state[conv + ".nn.2.weight"])), state[conv + ".nn.2.bias"])
        x = relu(x) if conv == "conv1" else x
    return x


def networks(draw):
    """Weights of a GAT with two heads, of a GraphSAGE and of a GIN, of two layers each."""
    a, b, c = {}, {}, {}
    for conv, inputs, outputs in (("conv1", FEATURES, HIDDEN), ("conv2", HIDDEN, CLASSES)):
        width = 2 * inputs if conv == "conv2" else inputs  # heads side by side
        a.update({
            conv + ".att_src": [matrix(draw, 2, outputs)], conv + ".att_dst": [matrix(draw, 2, outputs)],
            conv + ".bias": matrix(draw, 1, outputs if conv == "conv2" else 2 * outputs)[0],
            conv + ".lin.weight": matrix(draw, 2 * outputs, width),
        })
        b.update({
            conv + ".lin_l.weight": matrix(draw, outputs, inputs), conv + ".lin_l.bias": matrix(draw, 1, outputs)[0],
            conv + ".lin_r.weight": matrix(draw, outputs, inputs),
        })
        c.update({
            conv + ".eps": matrix(draw, 1, 1)[0],
            conv + ".nn.0.weight": matrix(draw, 4, inputs), conv + ".nn.0.bias": matrix(draw, 1, 4)[0],
            conv + ".nn.2.weight": matrix(draw, outputs, 4), conv + ".nn.2.bias": matrix(draw, 1, outputs)[0],
        })
    return a, b, c


def shape_of(value):
    return [len(value)] + shape_of(value[0]) if isinstance(value, list) else []


def flattened(value):
    return [x for part in value for x in flattened(part)] if isinstance(value, list) else [value]


def save(path, state, types):
    """The safetensors format: the length of the header in 8 bytes, the header in JSON, the numbers."""
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, value in state.items():
        flat, shape = flattened(value), shape_of(value)
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
    attention, sampled, sums = networks(draw)
    ne = neighbours(EDGES)
    for name, state in (("gat", attention), ("sage", sampled), ("gin", sums)):
        save(os.path.join(folder, name + ".safetensors"), state, {})
    write(os.path.join(folder, "gat.csv"), gat(ne, x, attention, elu=False))
    write(os.path.join(folder, "gat.elu.csv"), gat(ne, x, attention, elu=True))
    write(os.path.join(folder, "sage.csv"), sage(ne, x, sampled, largest=False))
    write(os.path.join(folder, "sage.max.csv"), sage(ne, x, sampled, largest=True))
    write(os.path.join(folder, "gin.csv"), gin(ne, x, sums))


if __name__ == "__main__":
    main(sys.argv[1])
