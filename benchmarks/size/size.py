"""Writes scenarios of four models on a graph of any size, to see what a whole run takes (docs/performance.md):

    python3 benchmarks/size/size.py NODES FOLDER
    hogwild run FOLDER/ignn.yaml --jobs 1 --profile        (and linear.yaml, pagerank.yaml, consensus.yaml)

The graph is a ring and a random ring, so that nearly all nodes have four neighbours. Everything is drawn from one seed.
"""

import os
import random
import sys

WEIGHTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "weights", "chains-10", "ignn.safetensors")
UPDATES = {1_000: 5_000, 10_000: 1_000, 100_000: 100, 1_000_000: 20}  # Of a node, so that small runs are not all start.


def main(nodes, folder):
    draws = random.Random(1)
    order = list(range(nodes))
    draws.shuffle(order)
    edges = {tuple(sorted((ring[k], ring[(k + 1) % nodes]))) for ring in (list(range(nodes)), order) for k in range(nodes)}
    arcs = sorted(edges | {(b, a) for a, b in edges})
    os.makedirs(folder, exist_ok=True)

    def write(name, lines):
        with open(os.path.join(folder, name), "w", encoding="ascii") as file:
            file.writelines(line + "\n" for line in lines)

    write("edges.txt", (f"{a} {b}" for a, b in sorted(edges)))
    write("arcs.txt", (f"{a} {b}" for a, b in arcs))
    write("m.mtx", ["%%MatrixMarket matrix coordinate real general", f"{nodes} {nodes} {len(arcs)}"]
          + [f"{a + 1} {b + 1} 0.2" for a, b in arcs])
    write("b.csv", (f"{draws.gauss(0, 1):.6f}" for _ in range(nodes)))
    write("x.csv", (f"{draws.gauss(0, 1):.4f},{draws.gauss(0, 1):.4f}" for _ in range(nodes)))

    until = 10 * UPDATES.get(nodes, 100)
    rest = f"""scheduler:
  kind: physical
  clock: {{ kind: poisson, period: 10ms }}
  link: {{ delay: {{ kind: uniform, min: 1ms, max: 8ms }} }}
run: {{ until: {until}ms, replicates: 1, sample: {until // 5}ms, tolerance: 1e-4 }}
"""
    models = {
        "linear": "linear: { rule: { kind: linear, matrix: m.mtx, bias: b.csv } }",
        "pagerank": "pagerank: { rule: { kind: pagerank, edges: arcs.txt } }",
        "consensus": "consensus: { rule: { kind: consensus, edges: edges.txt, values: b.csv } }",
        "ignn": f"ignn: {{ rule: ignn, weights: {os.path.normpath(WEIGHTS)} }}",
    }
    for name, model in models.items():
        data = f"dataset: {{ kind: graph, edges: edges.txt, features: x.csv, nodes: {nodes} }}\n" if name == "ignn" else ""
        write(f"{name}.yaml", [f"name: {name}-{nodes}\nseed: 1\n{data}models:\n  {model}\n{rest}"])


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
