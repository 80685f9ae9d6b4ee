using System.Text;
using System.Text.RegularExpressions;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports.Tests;

public sealed class FigureTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(32, 3)]
    public void Both_figures_are_written_in_both_formats(int replicates, int diverging)
    {
        var figures = RunFigures.Of(new RunResult(Synthetic.Scenario(replicates), Synthetic.Models(replicates, diverging))).ToList();
        Assert.Equal(["convergence", "ordering"], figures.Select(item => item.Name));
        foreach (var (_, draw) in figures)
        {
            var figure = draw();
            using var png = new MemoryStream();
            figure.WritePng(png);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png.ToArray()[..4]);
            Assert.True(png.Length > 20_000);
            Assert.EndsWith("</svg>", Svg(figure).TrimEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Convergence_says_what_is_drawn()
    {
        var svg = Svg(ConvergenceFigure.Create(Synthetic.Scenario(), Synthetic.Models(32, 3)));
        foreach (var text in new[]
        {
            "Three models on the paper&apos;s chains, asynchronously", "virtual time (s)", "macro-iterations (synchronous: rounds)",
            "relative distance, ∞-norm", "below 10⁻¹⁵: rounding, not drawn", "10⁻⁶", "gcn (output; ends after ",
            "energy-gnn: 3 of 32 diverged",
            "median of 32 schedules", "10–90 %",
            "certified", "gcn: no certificate", "ignn: max norm, largest column sum", "diverging run", "tolerance 10⁻⁶",
        })
        {
            Assert.Contains(text, svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ordering_prints_the_spread_of_every_model()
    {
        var models = Synthetic.Models(32, 3);
        var svg = Svg(OrderingFigure.Create(Synthetic.Scenario(), models));
        foreach (var model in models)
        {
            var std = Statistics.Of(Deviations.Of(model).Values).Std;
            Assert.Contains($"standard deviation {Powers.Write(std)}", svg, StringComparison.Ordinal);
        }

        Assert.Contains("3 of 32 schedules diverged: left out", svg, StringComparison.Ordinal);
        Assert.Contains("(standard deviations of those)", svg, StringComparison.Ordinal);
    }

    /// <summary>The machine's fonts do not matter: every text has the font of the assembly, which has every glyph.</summary>
    [Fact]
    public void All_text_is_in_the_embedded_font()
    {
        foreach (var (_, draw) in RunFigures.Of(new RunResult(Synthetic.Scenario(), Synthetic.Models(32, 3))))
        {
            var svg = Svg(draw());
            var families = Regex.Matches(svg, "font-family=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToHashSet();
            Assert.Equal([$"{FigureFont.Family}, Verdana, sans-serif"], families);
            var texts = string.Concat(Regex.Matches(svg, "<text[^>]*>([^<]*)</text>").Select(match => match.Groups[1].Value.Trim()));
            Assert.True(texts.Length > 200);
            var letters = texts.ReplaceLineEndings(string.Empty).Replace("\t", string.Empty, StringComparison.Ordinal);
            Assert.True(FigureFont.Typeface.ContainsGlyphs(letters));
        }
    }

    [Fact]
    public void The_plotting_library_resolves_to_the_embedded_font()
    {
        Assert.Equal(FigureFont.Family, FigureFont.Typeface.FamilyName);
        Assert.Equal(FigureFont.Family, ScottPlot.Fonts.Default);
        Assert.Same(
            FigureFont.Typeface,
            ScottPlot.Fonts.GetTypeface(FigureFont.Family, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal));
        Assert.Same(
            FigureFont.Typeface,
            ScottPlot.Fonts.GetTypeface(FigureFont.Family, FontWeight.Bold, FontSlant.Upright, FontSpacing.Normal));
    }

    [Theory]
    [InlineData("ραβγεκλσφΛΦ")]
    [InlineData("‖h − h*‖∞ → 0")]
    [InlineData("‖W‖₂ ≤ 1, ∂e/∂h, Σ ∇ √ ∈ ± · × ⌈x⌉")]
    [InlineData("10⁻⁶ x⁰¹²³⁴⁵⁶⁷⁸⁹ x₀₁₂₃₄₅₆₇₈₉ Ã ü é ß – …")]
    public void The_font_has_the_signs_of_the_field(string text) => Assert.True(FigureFont.Typeface.ContainsGlyphs(text));

    [Fact]
    public void The_font_travels_with_its_licence()
    {
        using var stream = typeof(FigureFont).Assembly.GetManifestResourceStream("Hogwild.Reports.DejaVuSans.LICENCE.txt");
        Assert.Contains("Bitstream", new StreamReader(stream!).ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1e-6, "10⁻⁶")]
    [InlineData(1.234e-6, "1.23×10⁻⁶")]
    [InlineData(0.05, "0.05")]
    [InlineData(14_400, "14400")]
    [InlineData(999.6, "1000")]
    [InlineData(1000, "1000")]
    [InlineData(99_999.7, "100000")]
    [InlineData(9.999e-7, "10⁻⁶")]
    [InlineData(-2e9, "-2×10⁹")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Numbers_are_written_with_powers_of_ten(double value, string text) => Assert.Equal(text, Powers.Write(value));

    [Theory]
    [InlineData(0.472, 0.128, "0.472 ± 0.128")]
    [InlineData(1.05e-9, 2.84e-10, "(1.05 ± 0.28)×10⁻⁹")]
    [InlineData(1e-12, 2.8e-10, "(0.01 ± 2.80)×10⁻¹⁰")]
    [InlineData(9.999e-10, 1e-11, "(1.00 ± 0.01)×10⁻⁹")]
    [InlineData(999.7, 0.3, "1000 ± 0.3")]
    public void A_mean_and_its_spread_share_a_power_of_ten(double mean, double spread, string text) =>
        Assert.Equal(text, Powers.Write(mean, spread));

    private static string Svg(Figure figure)
    {
        using var stream = new MemoryStream();
        figure.WriteSvg(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
