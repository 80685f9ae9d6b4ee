"""Writes data of PyTorch Geometric as one .npz, which `dataset: { kind: npz, file: data.npz }` reads.

    from export_pyg import export
    export(Planetoid("data", "Cora")[0], "cora.npz")                  # one graph
    export(TUDataset("data", "MUTAG"), "mutag.npz")                   # many: a data set, or any list of Data

or, for what torch.save has written (it runs what is in the file: only for files of your own),

    python export_pyg.py data.pt data.npz [--split 0]

Needs NumPy and PyTorch Geometric, nothing else. What it writes is in docs/files.md, so that no Python is needed.
"""
import argparse

import numpy


def array(tensor):
    """A tensor of PyTorch as an array of NumPy."""
    return tensor.detach().cpu().numpy()


def answers(tensor):
    """y without needless axes: [n] or [n, labels] for nodes, [1] or [1, labels] for a graph."""
    found = array(tensor)
    if found.ndim == 0:
        return found.reshape(1)
    return found.reshape(-1) if found.ndim == 2 and found.shape[1] == 1 else found


def edge_numbers(data):
    """edge_weight and edge_attr side by side, a row a column of edge_index; None where there are neither."""
    found = []
    for name in ("edge_weight", "edge_attr"):
        if getattr(data, name, None) is not None:
            numbers = array(getattr(data, name))
            found.append(numbers.reshape(len(numbers), -1))
    return numpy.concatenate(found, axis=1) if found else None


def masks(data, split):
    """train_mask, val_mask and test_mask; of several splits side by side the one that is asked for."""
    found = {}
    for name in ("train_mask", "val_mask", "test_mask"):
        mask = getattr(data, name, None)
        if mask is not None:
            mask = array(mask).astype(bool)
            found[name] = mask[:, split] if mask.ndim == 2 else mask
    return found


def one(data, split=0):
    """The arrays of one graph."""
    nodes = int(data.num_nodes)
    found = {"edge_index": array(data.edge_index).astype(numpy.int64), "num_nodes": numpy.array([nodes], dtype=numpy.int64)}
    if getattr(data, "x", None) is not None:
        x = array(data.x)
        found["x"] = x.reshape(nodes, -1)
    numbers = edge_numbers(data)
    if numbers is not None:
        found["edge_attr"] = numbers
    if getattr(data, "y", None) is not None:
        found["y"] = answers(data.y)
    found.update(masks(data, split))
    return found


def many(graphs, split=0):
    """The arrays of many graphs, one after the other, with batch, the number of its graph for every node."""
    parts = [one(data, split) for data in graphs]
    sizes = [int(part["num_nodes"][0]) for part in parts]
    starts = numpy.concatenate([[0], numpy.cumsum(sizes)])
    found = {"edge_index": numpy.concatenate([part["edge_index"] + first for part, first in zip(parts, starts)], axis=1)}
    for name in parts[0]:
        if name not in ("edge_index", "num_nodes"):
            found[name] = numpy.concatenate([part[name] for part in parts], axis=0)
    found["batch"] = numpy.repeat(numpy.arange(len(parts), dtype=numpy.int64), sizes)
    return found


def export(data, path, split=0):
    """Writes one Data, or many, as an archive of arrays."""
    is_one = hasattr(data, "edge_index") and not hasattr(data, "get_summary")
    numpy.savez_compressed(path, **(one(data, split) if is_one else many(list(data), split)))


def main():
    """Reads what torch.save has written."""
    import torch

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="a file with one Data or a list of Data, as torch.save writes it")
    parser.add_argument("npz", help="the archive that is written")
    parser.add_argument("--split", type=int, default=0, help="which column of masks that have several")
    given = parser.parse_args()
    export(torch.load(given.data, weights_only=False), given.npz, given.split)


if __name__ == "__main__":
    main()
