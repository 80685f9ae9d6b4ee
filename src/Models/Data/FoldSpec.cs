using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>One fold of a split of the graphs of a data set.</summary>
/// <param name="Of">Number of folds.</param>
/// <param name="Number">Which one, from 0.</param>
/// <param name="Seed">Seed of the shuffle before the split.</param>
[Kind("fold", "the graphs of one fold are run, models are trained on the others")]
public sealed record FoldSpec(
    [Option("number of folds", Least = 2)] int Of = 10,
    [Option("which one, from 0", Least = 0)] int Number = 0,
    [Option("seed of the shuffle before the split")] ulong Seed = 1) : IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Number >= Of)
        {
            yield return new Misfit("number", $"a whole number from 0 to {Of - 1}");
        }
    }
}
