using Hogwild.Simulation;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>Leaves out inputs of layers in one step (Srivastava et al. 2014). Draws depend on seed, step, layer and place alone.</summary>
/// <param name="share">The probability that a number is left out, above 0 and below 1.</param>
/// <param name="seed">Seed of the training.</param>
/// <param name="step">Number of the step, from 0.</param>
internal sealed class Dropout(double share, ulong seed, int step)
{
    private readonly Draws _draws = new(seed);

    /// <summary>Rows of which some numbers are 0 and the others larger, so that sums stay as they are in the mean.</summary>
    /// <param name="rows">The inputs of all nodes.</param>
    /// <param name="layer">Number of the layer.</param>
    public torch.Tensor Of(torch.Tensor rows, int layer)
    {
        var entity = StableHash.Add(StableHash.Add(StableHash.Add(StableHash.Start, 4), step), layer);
        var values = TorchArrays.Values(rows);
        for (var i = 0; i < values.Length; i++)
        {
            // What is 0 stays 0: nothing is drawn for it.
            values[i] = values[i] == 0 || _draws.Uniform(Purpose.Weights, entity, i) < share ? 0 : 1 / (1 - share);
        }

        using var mask = TorchArrays.FromValues(values, rows.shape);
        return rows * mask;
    }
}
