using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// An objective that is a sum over what is judged, of its outputs: over nodes, or over edges or graphs (see <see cref="Over"/>).
/// </summary>
/// <param name="readout">From a state to its outputs.</param>
public abstract class OutputObjective(IReadout readout) : ISeparableObjective
{
    /// <summary>What one item contributes with given outputs.</summary>
    /// <param name="item">Its number: that of a node, unless items are groups of nodes.</param>
    /// <param name="output">Its outputs.</param>
    public abstract double OfItem(int item, ReadOnlySpan<double> output);

    /// <inheritdoc/>
    public double Score(int node, ReadOnlySpan<double> state)
    {
        var output = new double[readout.OutputSize];
        readout.Read(state, output);
        return OfItem(node, output);
    }

    /// <summary>The objective about a model: itself where nodes are judged; else over pooled outputs, which no node has alone.</summary>
    /// <param name="model">The model.</param>
    public IObjective Over(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Data.Groups is null ? this : new Pooled(this, model);
    }

    private sealed class Pooled(OutputObjective of, Model model) : IObjective
    {
        public double Total(ReadOnlySpan<double> states, int stateSize)
        {
            var (outputs, size, sum) = (model.OutputsOf(states), model.Readout.OutputSize, 0.0);
            for (var item = 0; item < model.Data.ItemCount; item++)
            {
                sum += of.OfItem(item, outputs.AsSpan(item * size, size));
            }

            return sum;
        }
    }
}
