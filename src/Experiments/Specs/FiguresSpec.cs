using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Which figures a run leaves, and how all figures look: in YAML a list of figures, or a mapping.</summary>
[Kind(
    "figures",
    "which figures a run leaves, and how figures look",
    Brief = "show",
    Example = "figures: { size: column, font: 8pt, title: false, formats: [pdf] }")]
public sealed record FiguresSpec : IChecked
{
    private const double SmallestFont = 7;
    private const double LargestFont = 24;

    /// <summary>The figures; empty for all of ours that have something to show.</summary>
    [Option(
        "the figures of the run; one that has nothing to show is left out",
        Default = "convergence, ordering, loss, score and asynchrony", Example = "[convergence, { kind: curve, metric: distance }]")]
    public IReadOnlyList<FigureSpec> Show { get; init; } = [];

    /// <summary>Their size on paper; null for that of a screen, at which figures are 860 to 1,640 pixels wide.</summary>
    [Option(
        "their size on paper: column (3.3in wide), page (7in), a width, or a mapping with width and height",
        Default = "that of a screen", Example = "column")]
    public FigureSize? Size { get; init; }

    /// <summary>
    /// The size of axis labels on paper. Other text is a little smaller, or for titles a little larger, and nothing is below 6 points.
    /// Lines and markers grow with it. Default 8 points.
    /// </summary>
    [Option("size of their axis labels on paper, from 7pt to 24pt; all else goes with it", Only = "size", Example = "8pt")]
    public PaperLength Font { get; init; } = PaperLength.OfPoints(8);

    /// <summary>Whether they have the scenario's title above them. Default true; papers have captions.</summary>
    [Option("whether the scenario's title stands above them")]
    public bool Title { get; init; } = true;

    /// <summary>The formats they are written in. Default PNG and SVG.</summary>
    [Option("formats they are written in: png, svg, pdf", Default = "png and svg", Example = "[png, svg, pdf]", Words = "png|svg|pdf")]
    public IReadOnlyList<FigureFormat> Formats { get; init; } = [FigureFormat.Png, FigureFormat.Svg];

    /// <summary>Where the legend stands; null for nowhere: <c>figures/captions.md</c> has what it says. Default below.</summary>
    [Option(
        "where the legend stands: bottom, right, inside (a corner of the first panel), or false", Null = "false",
        Words = "bottom|right|inside")]
    public FigureLegend? Legend { get; init; } = FigureLegend.Bottom;

    /// <summary>By what models are told apart. Default colours and markers, which are the same in all figures.</summary>
    [Option("by what models are told apart, beside their markers: by model (their colours) or grey", Words = "by model|grey")]
    public FigureColours Colours { get; init; }

    /// <summary>Whether the panels of a figure with several have letters, (a), (b), …; null for only where figures have a size.</summary>
    [Option("whether panels of a figure with several have letters: (a), (b), …", Default = "true where figures have a size")]
    public bool? Letters { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Font.Points is < SmallestFont or > LargestFont)
        {
            yield return new Misfit("font", "a size from 7pt to 24pt");
        }

        foreach (var (index, format) in Formats.Index())
        {
            if (Formats.Take(index).Contains(format))
            {
                yield return new Misfit($"formats.{index}", "each format once");
            }
        }
    }
}
