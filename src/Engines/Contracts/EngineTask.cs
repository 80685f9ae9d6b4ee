using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>What an engine runs.</summary>
public sealed record EngineTask
{
    /// <summary>Which nodes of which graph work together.</summary>
    public required Partition Partition { get; init; }

    /// <summary>What nodes compute. It knows no timetable: data of a real run do not change.</summary>
    public required IUpdateRule Rule { get; init; }

    /// <summary>The randomness of pace, delays and losses; what the machine does is not drawn.</summary>
    public required Draws Draws { get; init; }

    /// <summary>How long the run may take, by the wall clock.</summary>
    public required TimeSpan Until { get; init; }

    /// <summary>How often a worker acts at most.</summary>
    public required int MostActivations { get; init; }

    /// <summary>When a worker acts; null, the default, for as fast as it can.</summary>
    public IClock? Pace { get; init; }

    /// <summary>Delays and losses that are put between workers; null, the default, for none but those of the machine.</summary>
    public Link? Link { get; init; }

    /// <summary>Whether a version is read whole; false for components of several ones, on memory without a lock. Default true.</summary>
    public bool IsAtomic { get; init; } = true;

    /// <summary>
    /// Whether a node is at the answer, so that the run ends when all have stayed there; called from several threads. Null, the default,
    /// where it goes on to its end.
    /// </summary>
    public Func<int, ReadOnlySpan<double>, bool>? IsSettled { get; init; }

    /// <summary>
    /// Finds the end of the run by what workers say beside their versions; on the quotient graph. The run then ends when all workers know,
    /// and <see cref="IsSettled"/> is not asked. Null, the default, for nobody.
    /// </summary>
    public Supervision? Supervision { get; init; }

    /// <summary>The largest change of a component of a state that counts as quiet, for <see cref="Supervision"/>. Default 0.</summary>
    public double Quiet { get; init; }

    /// <summary>The folder, which is there, for the logs of workers.</summary>
    public required string Folder { get; init; }
}
