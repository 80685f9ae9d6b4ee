namespace Hogwild.Simulation;

/// <summary>How the times of a file become those of a run.</summary>
[Kind("series-time", "how the times of a file become those of a run")]
public sealed record SeriesTime
{
    /// <summary>What the number 1 in the column of times stands for.</summary>
    [Option("what the number 1 in the column time stands for", Least = 1)]
    public TimeSpan TimeUnit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time of the file at which a run begins.</summary>
    [Option("the time of the file at which the run begins")]
    public TimeSpan Start { get; init; }

    /// <summary>How long the series is, after which it begins again; null where it does not.</summary>
    [Option("how long the series is: after that its time is 0 again", Default = "never", Least = 1)]
    public TimeSpan? Repeat { get; init; }

    /// <summary>The time of the file at an instant of the run, both in ticks.</summary>
    public long InFile(long now) => Ticks.After(now, Start.Ticks) is var time && Repeat is { } length ? time % length.Ticks : time;
}
