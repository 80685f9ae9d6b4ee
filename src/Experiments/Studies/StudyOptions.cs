using Hogwild.Engines;

namespace Hogwild.Experiments;

/// <summary>How studies are carried out. Their results depend on none of it.</summary>
public sealed record StudyOptions
{
    /// <summary>Units of work at the same time, at least 1. Default: one a processor.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>The folder in which trained weights are kept, so that each is trained once. Default: <c>plots/.weights</c>.</summary>
    public string WeightCache { get; init; } = Path.Combine("plots", ".weights");

    /// <summary>Keeps finished units, so that a study that was stopped goes on where it was; null where nothing is kept.</summary>
    public IUnitStore? Store { get; init; }

    /// <summary>What becomes of a sweep where a run fails; null for what the scenario says. Default null.</summary>
    public FailurePolicy? OnFailure { get; init; }

    /// <summary>
    /// Keeps those units that no other scenario asks for, and that are of no use once the results are written; null where they go where
    /// all others go.
    /// </summary>
    public IUnitStore? Unfinished { get; init; }

    /// <summary>Whether progress is told, before the first unit, how many units are kept already. Default: false.</summary>
    public bool TellsKept { get; init; }

    /// <summary>
    /// Is told how far a study has come: in order, one call at a time, on whatever thread does the work, and never after the study is done.
    /// Null where nobody asks.
    /// </summary>
    public Action<RunProgress>? Progress { get; init; }

    /// <summary>
    /// Is told, in one line, of what was amiss and is mended, such as kept weights that are damaged and trained anew; safe to call from
    /// several threads. Null where nobody asks.
    /// </summary>
    public Action<string>? Warn { get; init; }

    /// <summary>
    /// Is told the paths of trained weights that a study uses; safe to call from several threads. Null where nobody asks.
    /// </summary>
    public Action<string>? UsesWeights { get; init; }

    /// <summary>
    /// Where schedules are recorded: creates the file for one run's schedule. Safe to call from several threads; the study disposes of the
    /// stream. Cells of a sweep that have a run in common have a file each. Where a model fails in a cell, some of its schedules may have
    /// been written. Null where nothing is recorded.
    /// </summary>
    public Func<RunName, Stream>? CreateSchedule { get; init; }

    /// <summary>Where states are written: as <see cref="CreateSchedule"/>, for the states of one run. Null where they are not.</summary>
    public Func<RunName, Stream>? CreateStates { get; init; }

    /// <summary>
    /// How a process is started that becomes a worker of a real run (<see cref="RealWorker"/>); null where there are none. Default null.
    /// </summary>
    public WorkerCommand? Worker { get; init; }

    /// <summary>
    /// How a process is started that becomes a silo of Orleans (<see cref="RealWorker.RunSilo"/>); null where there are none. Default null.
    /// </summary>
    public WorkerCommand? Silo { get; init; }

    /// <summary>Bytes that are free where <see cref="CreateStates"/> writes; null where that is not known.</summary>
    public long? Room { get; init; }
}
