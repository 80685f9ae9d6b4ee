namespace Hogwild.Simulation;

/// <summary>Something that fails, as a scenario describes it.</summary>
[Family("fault", "faults", "what may fail")]
public abstract partial record FaultSpec : INamed
{
    /// <summary>Fault plans know faults of nodes and of arcs; a fault of another kind would do nothing.</summary>
    /// <param name="name">A name for messages and overrides.</param>
    private protected FaultSpec(string name) => Name = name;

    /// <summary>A name for messages and overrides.</summary>
    public string Name { get; init; }

    /// <summary>Where it is written, for messages; it is not part of what it is.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>When it happens.</summary>
    public abstract FaultTimes When { get; }

    /// <summary>The largest node that is named; −1 for none.</summary>
    public abstract int LargestNode { get; }

    /// <summary>Whether it is drawn when, or whom, it strikes.</summary>
    public abstract bool IsDrawn { get; }

    /// <summary>Whether it can happen before the end of a run.</summary>
    /// <param name="until">The end of the run.</param>
    public bool HappensBefore(TimeSpan until) => When is not FaultTimes.Once { At: var at } || at < until;

    /// <summary>About how many faults come of it until then.</summary>
    /// <param name="until">The end of a run.</param>
    /// <param name="graph">The graph.</param>
    public abstract double CountUntil(TimeSpan until, Graph graph);

    private protected static double Count(FaultTimes times, TimeSpan until) =>
        times is FaultTimes.AtRates { Mtbf: var works, Mttr: var fails } ? until / (works + fails)
            : times is FaultTimes.Once { At: var at } && at >= until ? 0 : 1;

    private protected static FaultTimes Times(TimeSpan? at, TimeSpan? length, TimeSpan? mtbf, TimeSpan? mttr) =>
        mtbf is { } works ? new FaultTimes.AtRates(works, mttr ?? TimeSpan.FromTicks(1)) : new FaultTimes.Once(at ?? TimeSpan.Zero, length);

    private protected static IEnumerable<Misfit> TimeMisfits(TimeSpan? at)
    {
        if (at is null)
        {
            yield return new Misfit(string.Empty, "the key 'at'");
        }
    }

    private protected static IEnumerable<Misfit> TimeMisfits(
        TimeSpan? at, TimeSpan? length, TimeSpan? mtbf, TimeSpan? mttr, bool isRepaired)
    {
        if ((at is null) == (mtbf is null))
        {
            yield return new Misfit(string.Empty, "exactly one of the keys at, mtbf");
        }
        else if (mtbf is not null && length is not null)
        {
            yield return new Misfit("for", "no key 'for' beside 'mtbf'");
        }
        else if (at is not null && mttr is not null)
        {
            yield return new Misfit("mttr", "no key 'mttr' beside 'at'");
        }
        else if (isRepaired && mtbf is not null && mttr is null)
        {
            yield return new Misfit(string.Empty, "the key 'mttr' beside 'mtbf'");
        }
    }
}
