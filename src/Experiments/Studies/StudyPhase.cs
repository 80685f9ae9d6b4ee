namespace Hogwild.Experiments;

/// <summary>
/// A part of a study that progress has a name for: one round of units, or several of which later ones depend on earlier ones.
/// </summary>
internal sealed class StudyPhase
{
    private readonly StudyRunner _runner;
    private readonly string? _name;
    private readonly Lock _gate = new();
    private int _done;

    /// <summary>A phase.</summary>
    /// <param name="runner">Does the work.</param>
    /// <param name="name">Its name; null where progress is not told of it.</param>
    /// <param name="total">How much all its units count; 0 where that is not known.</param>
    public StudyPhase(StudyRunner runner, string? name, int total) => (_runner, _name, Total) = (runner, name, total);

    /// <summary>How much all units count, as far as is known; it may be mended between two rounds.</summary>
    public int Total { get; set; }

    /// <summary>How much those count that are done.</summary>
    public int Done => _done;

    /// <summary>Does a round of units: in their order, some at a time.</summary>
    /// <returns>Their outcomes, in their order.</returns>
    public IReadOnlyList<TOutcome> Run<TOutcome>(IReadOnlyList<Unit<TOutcome>> units)
    {
        var outcomes = new TOutcome[units.Count];
        Report(_done);
        OrderedWork.Run(
            units.Count,
            _runner.Options.Jobs,
            item =>
            {
                outcomes[item] = _runner.Outcome(units[item]);
                var note = units[item].Note?.Invoke(outcomes[item]);
                lock (_gate)
                {
                    // Counted and told at once, or else two threads could tell in the wrong order.
                    Report(_done += units[item].Size, note);
                }
            },
            _runner.Cancellation);
        return outcomes;
    }

    /// <summary>Does a single unit.</summary>
    public TOutcome Run<TOutcome>(Unit<TOutcome> unit) => Run([unit])[0];

    /// <summary>Says that nothing is left, also where fewer units were needed than thought.</summary>
    public void Complete() => Report(_done = Total);

    /// <summary>Says how far a unit has come that tells itself.</summary>
    public void Report(int done, string? note = null)
    {
        if (_name is not null)
        {
            _runner.Progress.Report(new RunProgress(_name, done, Math.Max(Total, done), note));
        }
    }
}
