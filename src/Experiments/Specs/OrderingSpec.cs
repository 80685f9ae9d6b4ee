using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>How outputs of layered rules are distributed over orders of updates.</summary>
/// <param name="Samples">
/// Number of runs under the scenario's scheduler; each has a seed of its own, the first ones those of the replicates.
/// </param>
/// <param name="IsExact">Whether the samples are compared with all interleavings.</param>
/// <param name="Show">Number of the sample whose computation graph is drawn, from 0.</param>
[Kind("ordering", "how the outputs of layered rules are distributed over orders of updates")]
public sealed record OrderingSpec(
    [Option("number of runs under the scheduler", Least = 1, Most = 10_000_000)] int Samples = 20_000,
    [Option(
        "whether samples are compared with all interleavings of updates, each reading what is newest",
        Name = "exact")]
    bool IsExact = true,
    [Option("number of the sample whose computation graph is drawn", Least = 0)] int Show = 0) : IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Show >= Samples)
        {
            yield return new Misfit("show", $"a whole number from 0 to {Samples - 1}");
        }
    }
}
