namespace Hogwild.Simulation;

/// <summary>When nodes act first: at a time of its own for each, spread by the golden ratio, or all at one time.</summary>
/// <param name="At">When every node acts first; null where they differ.</param>
/// <param name="IsStaggered">True where first activations are spread over one mean period, as by <see cref="StaggeredClock"/>.</param>
public sealed record ClockStart(TimeSpan? At, bool IsStaggered) : ITextValue<ClockStart>
{
    private static readonly string[] Words = ["random", "stagger"];

    /// <inheritdoc/>
    public static string Expected => "random, stagger or a duration";

    /// <inheritdoc/>
    public static IReadOnlyList<string> Known => Words;

    /// <inheritdoc/>
    public static string Pattern => $"^(random|stagger)$|{DurationText.Pattern}";

    /// <inheritdoc/>
    public static bool TryRead(string text, out ClockStart? value, out string? problem)
    {
        problem = null;
        value = text switch
        {
            "random" => new ClockStart(null, false),
            "stagger" => new ClockStart(null, true),
            _ when Nearest.Find(text, Words) is not null => null,
            _ => DurationText.Parse(text, 1, out var other) is { } at ? new ClockStart(at, false) : Fail(other!.Expected, out problem),
        };
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => At is { } time ? DurationText.Write(time) : Words[IsStaggered ? 1 : 0];

    private static ClockStart? Fail(string expected, out string? problem)
    {
        problem = expected;
        return null;
    }
}
