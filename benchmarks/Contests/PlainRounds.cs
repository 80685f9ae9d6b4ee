using Hogwild.Models;

namespace Hogwild.Contests;

/// <summary>Synchronous rounds of the workload as a plain loop over nodes and arcs between two arrays, and nothing else.</summary>
internal sealed class PlainRounds : IWorkloadProgram
{
    private readonly NormalizedAdjacency _adjacency;
    private readonly double[] _weights;
    private readonly double[] _input;
    private readonly double[] _sum;
    private double[] _states;
    private double[] _next;
    private long _rounds;

    /// <summary>Round 0, in which all states are 0.</summary>
    public PlainRounds(ReferenceWorkload workload)
    {
        var (nodes, size) = (workload.Data.Graph.NodeCount, workload.StateSize);
        (_adjacency, _weights) = (workload.Rule.Adjacency, workload.Weights);
        (_sum, _input, _states, _next) = (new double[size], new double[nodes * size], new double[nodes * size], new double[nodes * size]);
        for (var node = 0; node < nodes; node++)
        {
            Dense.MatVecTransposed(workload.Input, workload.Data.Feature(node), _input.AsSpan(node * size, size));
        }
    }

    /// <inheritdoc/>
    public long Updates => _rounds * _adjacency.Graph.NodeCount;

    /// <inheritdoc/>
    public void Run(long until)
    {
        // Round k is at k periods.
        for (; (_rounds + 1) * ReferenceWorkload.Period.Ticks < until; _rounds++)
        {
            for (var node = 0; node < _adjacency.Graph.NodeCount; node++)
            {
                Update(node);
            }

            (_states, _next) = (_next, _states);
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node) => _states.AsSpan(node * _sum.Length, _sum.Length);

    private void Update(int node)
    {
        Array.Clear(_sum);
        Dense.AddScaled(_adjacency.Self(node), State(node), _sum);
        var arc = _adjacency.Graph.InArc(node, 0);
        foreach (var neighbour in _adjacency.Graph.InNeighbours(node))
        {
            Dense.AddScaled(_adjacency.Arc(arc++), State(neighbour), _sum);
        }

        var next = _next.AsSpan(node * _sum.Length, _sum.Length);
        _input.AsSpan(node * _sum.Length, _sum.Length).CopyTo(next);
        Dense.MatVecTransposed(_weights, _sum, next);
        for (var k = 0; k < next.Length; k++)
        {
            next[k] = Math.Max(next[k], 0);
        }
    }
}
