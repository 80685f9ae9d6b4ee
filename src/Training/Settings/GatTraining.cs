using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// How a GAT is trained: layers of attention with biases, heads side by side and in the last layer averaged, then a readout. A layer has
/// <see cref="TrainingSettings.Width"/> outputs: side by side every head has its share of them.
/// </summary>
[Kind("gat", "training of a GAT: layers of attention with biases, then a readout, by default with one hidden ReLU layer")]
public sealed record GatTraining : LayeredTraining
{
    /// <summary>Number of heads. Default 4.</summary>
    [Option("number of heads, of which the width is a multiple", Least = 1)]
    public int Heads { get; init; } = 4;

    /// <inheritdoc/>
    public override IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Width % Heads != 0)
        {
            yield return new Misfit("heads", $"a divisor of the width {Width}");
        }

        foreach (var misfit in base.Misfits(step))
        {
            yield return misfit;
        }
    }
}
