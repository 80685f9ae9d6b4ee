using Hogwild.Experiments;

namespace Hogwild.Scenarios.Tests;

/// <summary>The section <c>figures</c>: a list, or a mapping.</summary>
public sealed class FiguresTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "scenarios");

    [Fact]
    public void A_list_and_a_mapping_show_the_same()
    {
        var (list, mapping) = (Load("figures=[loss, convergence]"), Load("figures={ show: [loss, convergence] }"));
        Assert.Equal(["loss", "convergence"], list.Figures.Show.Select(figure => figure.FileName));
        Assert.Equal(list.Figures.Show, mapping.Figures.Show);
        Assert.Null(list.Figures.Size);
        Assert.Equal([FigureFormat.Png, FigureFormat.Svg], list.Figures.Formats);
    }

    [Fact]
    public void Sizes_are_words_lengths_or_both_lengths()
    {
        Assert.Equal(3.3 * 72, Load("figures.size=column").Figures.Size!.Width.Points, 1e-9);
        Assert.Equal(7 * 72, Load("figures.size=page").Figures.Size!.Width.Points, 1e-9);
        Assert.Equal(84 / 25.4 * 72, Load("figures.size=84mm").Figures.Size!.Width.Points, 1e-9);
        var size = Load("figures.size={ width: 8.4cm, height: 200pt }").Figures.Size!;
        Assert.Equal((Math.Round(84 / 25.4 * 72, 9), 200), (Math.Round(size.Width.Points, 9), size.Height!.Points));
        var look = Load(
            "figures={ size: column, font: 9pt, title: false, legend: false, colours: grey, letters: true, formats: [pdf] }").Figures;
        Assert.Equal((9, false, null, FigureColours.Grey, true), (look.Font.Points, look.Title, look.Legend, look.Colours, look.Letters));
    }

    [Theory]
    [InlineData(
        "figures.size=tiny", "expected a length such as 3.3in, 84mm, 8.4cm or 8pt, or column or page, for 'figures.size', found 'tiny'")]
    [InlineData("figures.size=1in", "expected a width from 2in to 40in for 'figures.size', found '1in'")]
    [InlineData(
        "figures.size={ width: page, height: 0.5in }", "expected a height from 1in to 40in for 'figures.size.height', found '0.5in'")]
    [InlineData("figures={ font: 9pt }", "expected the key only with 'size' for 'figures.font', found '9pt'")]
    [InlineData("figures={ size: column, font: 5pt }", "expected a size from 7pt to 24pt for 'figures.font', found '5pt'")]
    [InlineData("figures.formats=[png, png]", "expected each format once for 'figures.formats.1', found 'png'")]
    [InlineData("figures.formats=[jpg]", "expected png, svg or pdf for 'figures.formats.0', found 'jpg'")]
    [InlineData("figures={ show: [loss, loss] }", "expected each figure once for 'figures.show.1', found 'loss'")]
    [InlineData("figures.legend=left", "for 'figures.legend', found 'left'")]
    public void What_cannot_be_is_told(string set, string message) => Assert.Contains(
        message, Assert.Throws<ScenarioException>(() => Load(set)).Message, StringComparison.Ordinal);

    /// <summary>The closed form that scenarios/self-arc.yaml compares with.</summary>
    [Fact]
    public void The_closed_form_of_the_self_arc_is_written_right()
    {
        var threshold = ScenarioFile.Load(Path.Combine(Folder, "self-arc.yaml"), []).Threshold!;
        Assert.Equal(threshold.AndValues.Count, threshold.Known!.Values.Count);
        Assert.All(threshold.AndValues.Zip(threshold.Known.Values), pair =>
            Assert.Equal(2 * Math.Sin(Math.PI / (2 * ((2 * (pair.First - 1)) + 1))), pair.Second, 5e-5));
    }

    [Theory]
    [InlineData("threshold.known.values=[2, 1]", "expected 6 values, one for each of 'threshold.known.at'")]
    [InlineData("threshold.known={ label: x, values: [2, 1] }", "expected 6 values, one for each of 'threshold.and.values'")]
    public void Known_thresholds_are_as_many_as_there_are_values(string set, string message)
    {
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(
            Path.Combine(Folder, "self-arc.yaml"), [Override.Parse(set)]));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Known_thresholds_stay_where_other_values_are_searched_at()
    {
        var scenario = ScenarioFile.Load(Path.Combine(Folder, "self-arc.yaml"), [Override.Parse("threshold.and.values=[1, 2]")]);
        Assert.Equal(6, scenario.Threshold!.Known!.At!.Count);
    }

    private static Scenario Load(string set) => ScenarioFile.Load(Path.Combine(Folder, "quickstart.yaml"), [Override.Parse(set)]);
}
