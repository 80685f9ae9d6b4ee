using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>One run of an attack: a schedule, and what it does to the objective.</summary>
public sealed record Attempt
{
    private readonly Lazy<Schedule> _schedule = new(() => throw new InvalidOperationException("expected a schedule, found none"));

    /// <summary>Who made the schedule.</summary>
    public required string Strategy { get; init; }

    /// <summary>The schedule.</summary>
    public Schedule Schedule
    {
        get => _schedule.Value;
        init => _schedule = new(value);
    }

    /// <summary>Reads the schedule of an attempt that was kept, where it is asked for.</summary>
    internal Func<Schedule> ReadSchedule
    {
        init => _schedule = new(value);
    }

    /// <summary>The schedule of the workers, where nodes work together; null where every node decides by itself.</summary>
    internal Lazy<Schedule>? OfWorkers { get; init; }

    /// <summary>
    /// The objective whenever the observer looked, in order of time (in ticks), the first at 0; what is not finite is left out.
    /// </summary>
    public required IReadOnlyList<(long Time, double Value)> Series { get; init; }

    /// <summary>When a state stopped being finite; null where none did.</summary>
    public long? DivergedAt { get; init; }

    /// <summary>The objective at the end; infinite where the run diverged.</summary>
    public double End => DivergedAt is null ? Series[^1].Value : double.PositiveInfinity;

    /// <summary>The largest value that the observer saw; infinite where the run diverged.</summary>
    public double Max => DivergedAt is null ? Series.Max(sample => sample.Value) : double.PositiveInfinity;

    /// <summary>
    /// Whether it hurts more: it diverges (sooner), or its objective is larger at the end or, with that equal, at any time.
    /// </summary>
    public bool HurtsMoreThan(Attempt other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (DivergedAt, other.DivergedAt) switch
        {
            ({ } own, { } theirs) => own < theirs,
            ({ }, null) => true,
            (null, { }) => false,
            _ => End > other.End || (End == other.End && Max > other.Max),
        };
    }
}
