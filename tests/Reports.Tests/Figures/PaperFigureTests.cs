using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hogwild.Experiments;
using ScottPlot.Plottables;

namespace Hogwild.Reports.Tests;

/// <summary>Figures for papers: sizes, formats, text that can be read.</summary>
public sealed class PaperFigureTests
{
    [Theory]
    [InlineData("column", 3.3)]
    [InlineData("page", 7)]
    [InlineData("84mm", 84 / 25.4)]
    public void Figures_are_as_wide_as_asked(string width, double inches)
    {
        foreach (var figure in Figures(Sized(width)))
        {
            var svg = Svg(figure);
            var written = Regex.Match(svg, "<svg[^>]* width=\"([0-9.]+)in\" height=\"([0-9.]+)in\" viewBox");
            Assert.Equal(inches, Number(written.Groups[1].Value), 0.001);
            var pdf = Encoding.Latin1.GetString(Bytes(figure.WritePdf));
            var box = Regex.Match(pdf, @"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]");
            Assert.Equal(72 * inches, Number(box.Groups[1].Value), 0.05);
            var png = Bytes(figure.WritePng);
            Assert.Equal(300 * inches, (png[18] << 8) | png[19], 1.0);
            Assert.Contains("pHYs", Encoding.Latin1.GetString(png[..60]), StringComparison.Ordinal);
            Assert.Equal(11_811, (png[43] << 8) | png[44]);
        }
    }

    [Theory]
    [InlineData("7pt")]
    [InlineData("8pt")]
    [InlineData("10pt")]
    public void No_text_is_below_6_points_in_a_column(string font)
    {
        foreach (var figure in Figures(Sized("column", font)))
        {
            var sizes = Regex.Matches(Svg(figure), "font-size=\"([0-9.]+)\"").Select(match => Number(match.Groups[1].Value)).ToList();
            Assert.NotEmpty(sizes);
            Assert.All(sizes, size => Assert.InRange(size * figure.Style.PointsPerUnit, 5.99, 40));
        }
    }

    [Fact]
    public void Nothing_stands_outside_of_a_column()
    {
        foreach (var figure in Figures(Sized("column")))
        {
            foreach (var text in Texts(Svg(figure)).Where(text => !text.IsTurned))
            {
                Assert.InRange(text.Left, 0, figure.Width);
                Assert.True(
                    text.Left + text.Length <= figure.Width + 8,
                    $"'{text.Text}' ends at {text.Left + text.Length} of {figure.Width}");
            }
        }
    }

    [Fact]
    public void Panels_stack_where_a_column_is_narrow_and_have_letters()
    {
        var (column, page) = (Convergence(Sized("column")).Layout, Convergence(Sized("page")).Layout);
        Assert.Equal(["(a)", "(b)"], column.Panels.Select(panel => panel.Letter));
        Assert.True(column.Panels[1].Area.Top >= column.Panels[0].Area.Bottom);
        Assert.Equal(column.Panels[0].Area.Left, column.Panels[1].Area.Left);
        Assert.Equal(page.Panels[0].Area.Top, page.Panels[1].Area.Top);
        Assert.All(Convergence(Synthetic.Scenario()).Layout.Panels, panel => Assert.Empty(panel.Letter));
        var plain = Sized("column");
        Assert.All(
            Convergence(plain with { Figures = plain.Figures with { Letters = false } }).Layout.Panels,
            panel => Assert.Empty(panel.Letter));
    }

    [Fact]
    public void A_height_is_kept_and_one_that_is_too_low_is_told()
    {
        var scenario = Sized("page");
        var high = Convergence(scenario with { Figures = scenario.Figures with { Size = new FigureSize(Length("7in"), Length("5in")) } });
        Assert.Equal(5 * 72, high.Layout.Height * high.Style.PointsPerUnit, 0.5);
        Assert.False(high.Layout.IsHigherThanAsked);
        Assert.True(Convergence(scenario with
        {
            Figures = scenario.Figures with { Size = new FigureSize(Length("3.3in"), Length("1in")) },
        }).Layout.IsHigherThanAsked);
    }

    [Fact]
    public void The_pdf_has_its_font_and_is_the_same_every_time()
    {
        var pdf = Bytes(Convergence(Sized("column")).WritePdf);
        Assert.Equal(pdf, Bytes(Convergence(Sized("column")).WritePdf));
        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-1.", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF", text.TrimEnd(), StringComparison.Ordinal);
        Assert.Matches(@"/BaseFont /[A-Z]{6}\+DejaVuSans", text);
        Assert.Contains("/FontFile2", text, StringComparison.Ordinal);
        Assert.Contains("/ToUnicode", text, StringComparison.Ordinal);
        Assert.Contains("/CreationDate (D:20000101", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_an_svg_are_one_text_each_as_long_as_they_were_measured()
    {
        var texts = Texts(Svg(Convergence(Sized("column")))).ToList();
        Assert.Contains(texts, text => text.Text == "virtual time (s)");
        Assert.Contains(texts, text => text.Text == "median of 32 schedules");
        Assert.All(texts, text => Assert.True(text.Length > 0));
    }

    [Theory]
    [InlineData(FigureLegend.Bottom)]
    [InlineData(FigureLegend.Right)]
    [InlineData(FigureLegend.Inside)]
    [InlineData(null)]
    public void The_legend_stands_where_asked(FigureLegend? place)
    {
        var scenario = Sized("page");
        var figure = CourseFigureOf(scenario with { Figures = scenario.Figures with { Legend = place } });
        var layout = figure.Layout;
        Assert.Equal(place, layout.Legend);
        var data = ((PanelPlot)layout.Panels[0].Plot).DataIn(layout.Panels[0].Area);
        Assert.Equal(place is not null, Svg(figure).Contains("mean of 32", StringComparison.Ordinal));
        if (place == FigureLegend.Bottom)
        {
            Assert.True(layout.LegendArea.Top >= layout.Panels[0].Area.Bottom);
        }
        else if (place == FigureLegend.Right)
        {
            Assert.True(layout.LegendArea.Left >= layout.Panels[0].Area.Right);
        }
        else if (place == FigureLegend.Inside)
        {
            Assert.True(layout.LegendArea.Left >= data.Left && layout.LegendArea.Right <= data.Right);
            Assert.True(layout.LegendArea.Top >= data.Top && layout.LegendArea.Bottom <= data.Bottom);
        }
    }

    [Fact]
    public void Without_a_title_there_is_none()
    {
        var scenario = Sized("column");
        var title = scenario.Title!;
        Assert.Contains(title.Split(' ')[0], Svg(Convergence(scenario)), StringComparison.Ordinal);
        Assert.DoesNotContain("asynchronously", Svg(Convergence(scenario with
        {
            Figures = scenario.Figures with { Title = false },
        })), StringComparison.Ordinal);
    }

    /// <summary>What figures tell of their bars stands above them: no box lies on a panel's data.</summary>
    [Fact]
    public void No_box_lies_on_bars()
    {
        foreach (var scenario in new[] { Synthetic.Scenario(), Sized("column") })
        {
            foreach (var (plot, area, _) in Figures(scenario).SelectMany(figure => figure.Layout.Panels))
            {
                Assert.Empty(plot.GetPlottables<Annotation>());
                var data = ((PanelPlot)plot).DataIn(area);
                var head = plot.Axes.Title.Label;
                Assert.True(head.Text.Length == 0 || data.Top - area.Top >= head.FontSize * head.Text.Split('\n').Length);
            }
        }
    }

    [Fact]
    public void Bars_are_whole()
    {
        foreach (var (plot, _, _) in Figures(Synthetic.Scenario()).SelectMany(figure => figure.Layout.Panels))
        {
            var limits = plot.Axes.GetLimits();
            Assert.All(
                plot.GetPlottables<Rectangle>().Where(bar => bar.LineWidth > 0),
                bar => Assert.True(bar.X1 > limits.Left && bar.X2 < limits.Right, $"{bar.X1}–{bar.X2} in {limits}"));
        }
    }

    internal static Scenario Sized(string width, string font = "8pt") => Synthetic.Scenario() with
    {
        Figures = new FiguresSpec { Size = new FigureSize(Length(width)), Font = Length(font) },
    };

    private static PaperLength Length(string text)
    {
        Assert.True(PaperLength.TryRead(text, out var length, out _));
        return length!;
    }

    private static Figure Convergence(Scenario scenario) => ConvergenceFigure.Create(scenario, Synthetic.Models());

    private static Figure CourseFigureOf(Scenario scenario) => CourseFigure.Create(
        scenario, Synthetic.Models(), new Course("distance", sample => sample.Distance, _ => 0.1, IsShare: false));

    private static IEnumerable<Figure> Figures(Scenario scenario) =>
        RunFigures.Of(new RunResult(scenario, Synthetic.Models(32, 3))).Select(item => item.Draw()).Append(CourseFigureOf(scenario));

    private static IEnumerable<(string Text, double Left, double Length, bool IsTurned)> Texts(string svg) =>
        Regex.Matches(svg, "<text([^>]*)>\\s*([^<]*?)\\s*</text>").Select(match => (
            match.Groups[2].Value,
            Number(Regex.Match(match.Groups[1].Value, " x=\"([^\"]*)\"").Groups[1].Value),
            Number(Regex.Match(match.Groups[1].Value, "textLength=\"([^\"]*)\"").Groups[1].Value),
            match.Groups[1].Value.Contains("transform", StringComparison.Ordinal)));

    private static double Number(string text) => text.Length == 0 ? 0 : double.Parse(text, CultureInfo.InvariantCulture);

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static string Svg(Figure figure) => Encoding.UTF8.GetString(Bytes(figure.WriteSvg));
}
