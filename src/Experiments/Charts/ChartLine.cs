namespace Hogwild.Experiments;

/// <summary>A line of a chart.</summary>
/// <param name="Model">The model that it is about, whose colour it has.</param>
/// <param name="X">Where its points are on the horizontal axis, in order.</param>
/// <param name="Y">Their heights; what is not finite is a gap.</param>
public sealed record ChartLine(string Model, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>What the legend says of it; null for the name of the model.</summary>
    public string? Label { get; init; }

    /// <summary>The lower edge of a band around it, as long as <see cref="Y"/>; null for none.</summary>
    public IReadOnlyList<double>? Low { get; init; }

    /// <summary>The upper edge of the band.</summary>
    public IReadOnlyList<double>? High { get; init; }

    /// <summary>Whether each of its points is an outcome of its own, to be marked; else a few markers tell its model alone.</summary>
    public bool HasPoints { get; init; }

    /// <summary>Whether it is broken, dashes and dots, as what is synchronous is elsewhere.</summary>
    public bool IsDashed { get; init; }
}
