using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// How figures look. They are drawn in units of their own, in which text is 12.5 to 17 high: on a screen a unit is a pixel, on paper what
/// makes axis labels as large as asked, so that lines and markers go with them.
/// </summary>
internal sealed record FigureStyle
{
    private const float SmallestPoints = 6;
    private const float ScreenPoints = 0.75f;
    private const int PaperDots = 300;

    /// <summary>For a screen.</summary>
    public static FigureStyle Screen { get; } = new();

    /// <summary>Width in units; null for what a figure has by itself.</summary>
    public float? Width { get; init; }

    /// <summary>Height in units; null for what its panels need.</summary>
    public float? Height { get; init; }

    /// <summary>Points, of which an inch has 72, that a unit is long.</summary>
    public float PointsPerUnit { get; init; } = ScreenPoints;

    /// <summary>Whether the title stands above.</summary>
    public bool HasTitle { get; init; } = true;

    /// <summary>Where the legend stands; null for nowhere.</summary>
    public FigureLegend? Legend { get; init; } = FigureLegend.Bottom;

    /// <summary>Whether panels have letters.</summary>
    public bool HasLetters { get; init; }

    /// <summary>Whether there are no colours.</summary>
    public bool IsGrey { get; init; }

    /// <summary>Whether it is for paper.</summary>
    public bool IsPaper => Width is not null;

    /// <summary>Pixels of a unit in PNG files.</summary>
    public float PixelsPerUnit => IsPaper ? PaperDots * PointsPerUnit / 72 : 2;

    /// <summary>Pixels of an inch in PNG files.</summary>
    public float DotsPerInch => PixelsPerUnit * 72 / PointsPerUnit;

    /// <summary>The smallest text, in units: 6 points on paper.</summary>
    public float SmallestText => IsPaper ? SmallestPoints / PointsPerUnit : 0;

    /// <summary>What a scenario asks for.</summary>
    public static FigureStyle Of(Scenario scenario) => Of(scenario.Figures);

    /// <summary>The style of what is asked for.</summary>
    public static FigureStyle Of(FiguresSpec asked)
    {
        var unit = asked.Size is null ? ScreenPoints : (float)asked.Font.Points / PanelStyle.LabelSize;
        return new FigureStyle
        {
            Width = asked.Size is { } size ? (float)size.Width.Points / unit : null,
            Height = asked.Size?.Height is { } height ? (float)height.Points / unit : null,
            PointsPerUnit = unit,
            HasTitle = asked.Title,
            Legend = asked.Legend,
            HasLetters = asked.Letters ?? asked.Size is not null,
            IsGrey = asked.Colours == FigureColours.Grey,
        };
    }

    /// <summary>A colour as it is drawn: where there are none, the grey of the same lightness.</summary>
    public Color Of(Color colour)
    {
        var grey = (byte)Math.Round((0.2126 * colour.Red) + (0.7152 * colour.Green) + (0.0722 * colour.Blue));
        return IsGrey ? new Color(grey, grey, grey, colour.Alpha) : colour;
    }
}
