#!/usr/bin/env python3
"""Replays a schedule file on a step function of your own. Needs NumPy only; the format is in docs/schedule-format.md.

As a program it replays x_i <- sum_j M_ij x_j + b_i from a Matrix Market file and prints the final states:

    python3 samples/replay.py schedule.jsonl M.mtx b.csv
"""
import json
import sys

import numpy as np

MASK = (1 << 64) - 1


def mix(value, word):
    value = ((value ^ (word & MASK)) * 0x9E3779B97F4A7C15) & MASK
    return value ^ (value >> 32)


def replay(path, initial, step):
    """The states after the schedule in `path`.

    initial: n x k, the versions 0. step(i, own, read, versions, exchange): the next state of node i, which goes on from its state own and
    reads version read[s] of its s-th in-neighbour j (in the order of their numbers): versions[j][read[s]]. exchange is "both", "messages"
    or "state".
    """
    with open(path, encoding="utf-8") as lines:
        header, *decisions, trailer = map(json.loads, lines)
    if any("c" in d for d in decisions):
        raise ValueError(f"{path} is of a world that changes, with other data at other times; this sample knows one rule only")
    if header.get("format") != "hogwild-schedule" or header["version"] > 2 or trailer.get("count") != len(decisions):
        raise ValueError(f"{path} is not a whole schedule of format version 1 or 2")
    if header["nodes"] != len(initial):
        raise ValueError(f"{path} is for {header['nodes']} nodes, not {len(initial)}")
    if any("w" in d for d in decisions):
        raise ValueError(f"{path} has torn reads, whose components are of different versions; this sample reads whole versions only")
    versions = [[np.asarray(state, dtype=float)] for state in initial]
    chains = [0xCBF29CE484222325] * len(initial)
    pending, now = [], None
    for d in decisions:
        if d["t"] != now:  # what is computed at one instant is published after all decisions of it
            for node, state in pending:
                versions[node].append(state)
            pending, now = [], d["t"]
        node, exchange, lag = d["n"], d.get("x", "both"), d.get("o", 0)  # o versions behind its newest own state
        pending.append((node, step(node, versions[node][-1 - lag], d["r"], versions, exchange)))
        for word in [d["t"], ["both", "messages", "state"].index(exchange) + 4 * lag, *d["r"]]:
            chains[node] = mix(chains[node], word)
    for node, state in pending:
        versions[node].append(state)
    fingerprint = sum(mix(chain, node) for node, chain in enumerate(chains)) & MASK
    if f"{fingerprint:016x}" != trailer["fingerprint"]:
        raise ValueError(f"{path} has been changed: fingerprint {fingerprint:016x}, not {trailer['fingerprint']}")
    return np.array([states[-1] for states in versions])


def linear(matrix, bias):
    """The step function of x <- Mx + b. The in-neighbours of i are the j != i with M_ij != 0, ascending."""
    sources = [[j for j in np.flatnonzero(row) if j != i] for i, row in enumerate(matrix)]

    def step(i, own, read, versions, exchange):
        return matrix[i, i] * own + sum(matrix[i, j] * versions[j][v] for j, v in zip(sources[i], read)) + bias[i]

    return step


def main(schedule, matrix_file, bias_file):
    rows = [line.split() for line in open(matrix_file, encoding="utf-8") if not line.startswith("%")]
    matrix = np.zeros((int(rows[0][0]), int(rows[0][1])))
    for i, j, value in rows[1:]:
        matrix[int(i) - 1, int(j) - 1] = float(value)
    bias = np.loadtxt(bias_file, delimiter=",").ravel()
    for state in replay(schedule, np.zeros((len(bias), 1)), linear(matrix, bias)):
        print(repr(float(state[0])))


if __name__ == "__main__":
    main(*sys.argv[1:])
