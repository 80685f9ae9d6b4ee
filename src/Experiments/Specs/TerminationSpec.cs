using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>How nodes find the end of a run by themselves.</summary>
/// <param name="Quiet">The largest change of a node's state that counts as quiet; null for a hundredth of the tolerance.</param>
/// <param name="Waves">How many waves in a row must be clean. Default 2.</param>
[Kind("termination", "how nodes, or workers, find the end of a run by themselves", Implements = typeof(Supervision),
    Example = "{ quiet: 1e-8, waves: 2 }")]
public sealed record TerminationSpec(
    [Option("largest change of a component of a state that counts as quiet", Above = 0, Default = "run.tolerance / 100")]
    double? Quiet = null,
    [Option("how many waves in a row, through all nodes and back, must find nobody who was not quiet", Least = 1)] int Waves = 2)
{
    private const double Part = 0.01;

    /// <summary>The largest change that counts as quiet.</summary>
    internal double QuietOf(RunSpec run) => Quiet ?? Part * run.Tolerance;
}
