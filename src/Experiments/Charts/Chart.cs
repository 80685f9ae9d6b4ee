namespace Hogwild.Experiments;

/// <summary>Lines on two axes.</summary>
/// <param name="X">What the horizontal axis shows, with its unit.</param>
/// <param name="Y">What the vertical axis shows, with its unit.</param>
/// <param name="Lines">The lines; at least one.</param>
public sealed record Chart(string X, string Y, IReadOnlyList<ChartLine> Lines)
{
    /// <summary>Whether the vertical axis is logarithmic; what is not above 0 is then left out.</summary>
    public bool IsLog { get; init; }

    /// <summary>What lines and bands are of, for the legend, such as <c>mean of 32 schedules</c>; null where labels say it.</summary>
    public string? Of { get; init; }
}
