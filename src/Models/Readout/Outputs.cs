namespace Hogwild.Models;

/// <summary>Outputs of all nodes or items, and what classification makes of them.</summary>
public static class Outputs
{
    /// <summary>The outputs of all nodes, n × OutputSize, row by row.</summary>
    /// <param name="readout">The readout.</param>
    /// <param name="states">n × stateSize, row by row.</param>
    /// <param name="stateSize">Numbers in a node's state.</param>
    public static double[] Of(IReadout readout, ReadOnlySpan<double> states, int stateSize)
    {
        ArgumentNullException.ThrowIfNull(readout);
        ArgumentOutOfRangeException.ThrowIfLessThan(stateSize, 1);
        var nodes = states.Length / stateSize;
        var outputs = new double[nodes * readout.OutputSize];
        for (var node = 0; node < nodes; node++)
        {
            readout.Read(states.Slice(node * stateSize, stateSize), outputs.AsSpan(node * readout.OutputSize, readout.OutputSize));
        }

        return outputs;
    }

    /// <summary>The class with the largest output; the lowest of them on a tie. Not-a-number never wins.</summary>
    public static int ArgMax(ReadOnlySpan<double> output)
    {
        var best = 0;
        for (var label = 1; label < output.Length; label++)
        {
            if (output[label] > output[best] || double.IsNaN(output[best]))
            {
                best = label;
            }
        }

        return best;
    }

    /// <summary>
    /// The fraction of the items that are judged whose largest output is that of their class, from 0 to 1; not a number where none is.
    /// </summary>
    /// <param name="outputs">Items × classes, row by row.</param>
    /// <param name="data">The graph with the classes of its items.</param>
    /// <exception cref="ArgumentException">There are no nodes, or outputs do not divide among them.</exception>
    public static double Accuracy(ReadOnlySpan<double> outputs, GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Judged is not { } judged || outputs.Length % data.Labels.Length != 0)
        {
            return Accuracy(outputs, data.Labels);
        }

        var (classes, right) = (outputs.Length / data.Labels.Length, 0);
        foreach (var item in judged)
        {
            right += ArgMax(outputs.Slice(item * classes, classes)) == data.Labels[item] ? 1 : 0;
        }

        return right / (double)judged.Count;
    }

    /// <summary>The fraction of items whose largest output is that of their class, from 0 to 1.</summary>
    /// <param name="outputs">n × classes, row by row.</param>
    /// <param name="labels">n classes.</param>
    /// <exception cref="ArgumentException">There are no nodes, or outputs do not divide among them.</exception>
    public static double Accuracy(ReadOnlySpan<double> outputs, ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty || outputs.Length % labels.Length != 0)
        {
            throw new ArgumentException($"expected outputs for {labels.Length} nodes, found {outputs.Length} numbers", nameof(outputs));
        }

        var classes = outputs.Length / labels.Length;
        var right = 0;
        for (var node = 0; node < labels.Length; node++)
        {
            right += ArgMax(outputs.Slice(node * classes, classes)) == labels[node] ? 1 : 0;
        }

        return right / (double)labels.Length;
    }
}
