namespace Hogwild.Experiments;

/// <summary>Clocks and links that fit what schedules recorded.</summary>
public sealed record CalibratedWorld
{
    /// <summary>The clock of all nodes put together.</summary>
    public required CalibratedPart Clock { get; init; }

    /// <summary>The link of all arcs put together; null where no version was ever read.</summary>
    public CalibratedPart? Link { get; init; }

    /// <summary>The clocks of nodes, or workers, that are told apart, by their keys; empty where they are pooled.</summary>
    public IReadOnlyList<CalibratedPart> Clocks { get; init; } = [];

    /// <summary>The links of arcs that are told apart, by the keys of their ends; empty where they are pooled.</summary>
    public IReadOnlyList<CalibratedPart> Links { get; init; } = [];

    /// <summary>Gaps by key in ticks, where the clocks are to be drawn from what was measured; null where a family is fitted.</summary>
    public IReadOnlyList<KeyValuePair<int, IReadOnlyList<long>>>? Gaps { get; init; }

    /// <summary>What a reader should know, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Number of schedules that it was made from.</summary>
    public required int Schedules { get; init; }
}
