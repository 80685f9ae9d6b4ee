using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The map h ← Σ_j Ã_ij h_j M + f in numbers of 32 bits: every product and every sum is rounded, in a fixed order.</summary>
internal sealed class SingleMap
{
    private readonly NormalizedAdjacency _adjacency;
    private readonly float[] _mix;
    private readonly float[] _input;
    private readonly int _size;

    /// <summary>The map.</summary>
    /// <param name="adjacency">Ã.</param>
    /// <param name="mix">M, k × k.</param>
    /// <param name="input">f, n × k.</param>
    /// <param name="size">k.</param>
    internal SingleMap(NormalizedAdjacency adjacency, double[] mix, double[] input, int size) =>
        (_adjacency, _size, _mix, _input) = (
            adjacency, size, Array.ConvertAll(mix, value => (float)value), Array.ConvertAll(input, value => (float)value));

    /// <summary>One update of a node.</summary>
    internal void Update(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next)
    {
        Span<float> sum = stackalloc float[_size];
        Add((float)_adjacency.Self(node), own, sum);
        var arc = _adjacency.Graph.InArc(node, 0);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            Add((float)_adjacency.Arc(arc + slot), inbox[slot], sum);
        }

        for (var column = 0; column < _size; column++)
        {
            var value = _input[(node * _size) + column];
            for (var row = 0; row < _size; row++)
            {
                value += sum[row] * _mix[(row * _size) + column];
            }

            next[column] = value;
        }
    }

    private static void Add(float factor, ReadOnlySpan<double> state, Span<float> sum)
    {
        for (var k = 0; k < sum.Length; k++)
        {
            sum[k] += factor * (float)state[k];
        }
    }
}
