using ScottPlot;

namespace Hogwild.Reports;

/// <summary>A panel that knows the room its axes have, so that what is too long for it can be broken.</summary>
internal sealed class PanelPlot : Plot
{
    private const float LineHeight = 17;
    private readonly PixelPadding _asked;
    private PixelPadding _padding;

    /// <summary>An empty panel.</summary>
    /// <param name="padding">Room for the axes on every side, where no label is broken.</param>
    public PanelPlot(PixelPadding padding) => _asked = Padding = padding;

    /// <summary>Room for the axes on every side.</summary>
    public PixelPadding Padding
    {
        get => _padding;
        private set
        {
            _padding = value;
            Layout.Fixed(value);
        }
    }

    /// <summary>How many lines more than one the labels of ticks below have. Default 0.</summary>
    public int TickLines { get; set; }

    /// <summary>Where its data stand in an area.</summary>
    public PixelRect DataIn(PixelRect area) => new(
        area.Left + Padding.Left, area.Right - Padding.Right, area.Bottom - Padding.Bottom, area.Top + Padding.Top);

    /// <summary>Breaks labels that are longer than the panel is wide or high, and makes room for them.</summary>
    public void Fit(float width, float height)
    {
        var (head, below, left) = (Axes.Title.Label, Axes.Bottom.Label, Axes.Left.Label);
        // The head stands over the middle of the data.
        var (headLines, belowLines) = (Break(head, width - _asked.Left + _asked.Right), Break(below, width - _asked.Left));
        belowLines += TickLines;
        var free = height - _asked.Bottom - _asked.Top - (LineHeight * (headLines + belowLines));
        var leftLines = Break(left, free + _asked.Top);
        Padding = new PixelPadding(
            _asked.Left + (LineHeight * leftLines),
            _asked.Right,
            _asked.Bottom + (LineHeight * belowLines),
            _asked.Top + (LineHeight * headLines));
    }

    /// <summary>Leaves so much room at the left.</summary>
    public void BeginAt(float left) => Padding = Padding with { Left = left };

    /// <summary>Breaks a label; how many lines it has more.</summary>
    private static int Break(LabelStyle label, float most)
    {
        var lines = FigureText.Break(label.Text.Replace('\n', ' '), label.FontSize, most);
        label.Text = string.Join('\n', lines);
        return Math.Max(0, lines.Count - 1);
    }
}
