using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Values of a scenario that are swept, everything else being equal: a cell a combination of theirs.</summary>
[Kind(
    "sweep",
    "values of any paths of the scenario: every run is done in every cell, a combination of their values",
    Example = "sweep: { over: { scheduler.link.loss: [0%, 10%], "
        + "scheduler.clock.period: { from: 5ms, to: 20ms, points: 3, scale: log } } }")]
public sealed record SweepSpec : IChecked
{
    /// <summary>The values by path; the last path goes fastest.</summary>
    [Option(
        "values by path, which is keys joined by dots: a list, or a range with from, to and points or step; the last path goes fastest",
        Example = "{ scheduler.link.loss: [0%, 10%], scheduler.clock.period: { from: 5ms, to: 20ms, points: 3, scale: log } }")]
    public required IReadOnlyList<KeyValuePair<string, SweepValues>> Over { get; init; }

    /// <summary>How values of several paths are put together. Default grid.</summary>
    [Option("grid: every combination; zip: the first values of all paths, then the second ones, and so on")]
    public SweepOrder By { get; init; }

    /// <summary>Which cells there are; null for all.</summary>
    [Option(
        "a condition that a cell must meet: comparisons of swept paths and constants, and, or, not, brackets", Default = "all cells",
        Example = "scheduler.link.loss < 50% or scheduler.clock.period <= 10ms")]
    public SweepCondition? Where { get; init; }

    /// <summary>Data sets by name, in every combination with the others, in the place of the scenario's; empty for that.</summary>
    [Option("data sets by name, in every combination with the others, in the place of 'dataset'", Default = "none",
        Example = "{ short: { kind: chains, length: 10 }, long: { kind: chains, length: 50 } }")]
    public IReadOnlyList<KeyValuePair<string, DatasetSpec>> Datasets { get; init; } = [];

    /// <summary>What becomes of the others where a run fails. Default continue.</summary>
    [Option("continue: a run that fails ends its cell alone; stop: it ends everything")]
    public FailurePolicy OnFailure { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step) => SweepMisfits.Of(this);
}
