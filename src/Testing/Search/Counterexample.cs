using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>An admissible schedule that breaks a claim, shrunk.</summary>
public sealed record Counterexample
{
    /// <summary>The claim that it breaks.</summary>
    public required Claim Claim { get; init; }

    /// <summary>Which nodes work together; null where every node decides by itself.</summary>
    public Partition? Workers { get; init; }

    /// <summary>The schedule as a list of choices: of workers, where nodes work together.</summary>
    public required Choices Choices { get; init; }

    /// <summary>The schedule of the nodes in normal form, as it replays.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>Where and how the claim is broken.</summary>
    public required Suspect Suspect { get; init; }

    /// <summary>
    /// Numbers of the decisions of <see cref="Schedule"/> that matter, in order: those that the effect depends on; where it cannot be
    /// traced back, those of the listed steps.
    /// </summary>
    public required IReadOnlyList<int> Matters { get; init; }

    /// <summary>What happens, in one line.</summary>
    public required string Story { get; init; }

    /// <summary>The decisions that matter, one line each.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>How it was found.</summary>
    public required SearchPhase Phase { get; init; }

    /// <summary>FsCheck's seed that finds it again, as <c>(seed,gamma,size)</c>; null where it was not drawn.</summary>
    public string? Replay { get; init; }

    /// <summary>How many schedules were tried to make it simpler.</summary>
    public required int Shrinks { get; init; }
}
