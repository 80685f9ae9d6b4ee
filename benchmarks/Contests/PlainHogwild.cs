using System.Diagnostics;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// The workload on threads as one writes it by hand: each thread goes over its nodes again and again, reads whatever is in the one array of
/// states, and writes into it. No versions, no lock, no log: nobody can say afterwards what was read.
/// </summary>
internal sealed class PlainHogwild
{
    private readonly NormalizedAdjacency _adjacency;
    private readonly Partition _partition;
    private readonly double[] _weights;
    private readonly double[] _input;
    private readonly double[] _states;
    private readonly int _size;

    /// <summary>All states are 0.</summary>
    public PlainHogwild(ReferenceWorkload workload, Partition partition)
    {
        (_adjacency, _weights, _size, _partition) = (workload.Rule.Adjacency, workload.Weights, workload.StateSize, partition);
        var nodes = workload.Data.Graph.NodeCount;
        (_input, _states) = (new double[nodes * _size], new double[nodes * _size]);
        for (var node = 0; node < nodes; node++)
        {
            Dense.MatVecTransposed(workload.Input, workload.Data.Feature(node), _input.AsSpan(node * _size, _size));
        }
    }

    /// <summary>The state of a node.</summary>
    public ReadOnlySpan<double> State(int node) => _states.AsSpan(node * _size, _size);

    /// <summary>Goes over all nodes so often, a thread a part.</summary>
    /// <returns>How long it took.</returns>
    public TimeSpan Run(int rounds)
    {
        using var start = new Barrier(_partition.Count + 1);
        Thread[] threads = [.. Enumerable.Range(0, _partition.Count).Select(part => new Thread(() => Work(part, rounds, start)))];
        Array.ForEach(threads, thread => thread.Start());
        var began = Stopwatch.GetTimestamp();
        start.SignalAndWait();
        Array.ForEach(threads, thread => thread.Join());
        return Stopwatch.GetElapsedTime(began);
    }

    private void Work(int part, int rounds, Barrier start)
    {
        var (sum, next) = (new double[_size], new double[_size]);
        start.SignalAndWait();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var node in _partition.NodesOf(part))
            {
                Update(node, sum, next);
            }
        }
    }

    private void Update(int node, double[] sum, double[] next)
    {
        Array.Clear(sum);
        Dense.AddScaled(_adjacency.Self(node), State(node), sum);
        var arc = _adjacency.Graph.InArc(node, 0);
        foreach (var neighbour in _adjacency.Graph.InNeighbours(node))
        {
            Dense.AddScaled(_adjacency.Arc(arc++), State(neighbour), sum);
        }

        _input.AsSpan(node * _size, _size).CopyTo(next);
        Dense.MatVecTransposed(_weights, sum, next);
        for (var k = 0; k < next.Length; k++)
        {
            next[k] = Math.Max(next[k], 0);
        }

        next.CopyTo(_states.AsSpan(node * _size, _size));
    }
}
