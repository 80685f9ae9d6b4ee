using ScottPlot;

namespace Hogwild.Reports.Tests;

public class ShadeScaleTests
{
    [Fact]
    public void Colours_go_from_light_to_dark_by_the_logarithm_where_numbers_span_more_than_a_factor_of_ten()
    {
        var (wide, narrow) = (new ShadeScale([1, 100, double.NaN], FigureStyle.Screen), new ShadeScale([1, 9], FigureStyle.Screen));
        Assert.Equal(narrow.Of(5), wide.Of(10));
        Assert.Equal(Shades.Of(0, 2), wide.Of(1));
        Assert.Equal(Shades.Of(1, 2), wide.Of(100));
        Assert.Equal(["t", "1", "3.16", "10", "31.6", "100"], wide.Legend("t").Select(entry => entry.Text));
    }

    [Fact]
    public void One_number_is_one_colour_and_none_has_no_legend()
    {
        Assert.Equal(["t", "0"], new ShadeScale([0, 0], FigureStyle.Screen).Legend("t").Select(entry => entry.Text));
        Assert.Empty(new ShadeScale([], FigureStyle.Screen).Legend("t"));
    }

    [Fact]
    public void Text_on_every_shade_has_a_contrast_of_nearly_four_at_least()
    {
        for (var k = 0; k < 256; k++)
        {
            var (ground, text) = (Shades.Of(k, 256), ShadeScale.Readable(Shades.Of(k, 256)));
            var (a, b) = (Luminance(ground), Luminance(text));
            Assert.True((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05) > 3.9, $"{k}");
        }

        static double Luminance(Color colour) =>
            (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));

        static double Linear(byte channel) => channel <= 10 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
    }

    [Fact]
    public void What_is_beyond_equal_numbers_or_has_no_logarithm_has_the_colour_of_an_end()
    {
        var equal = new ShadeScale([0, 0], FigureStyle.Screen);
        Assert.Equal([0, 0, 1], new[] { -1.0, 0, 1 }.Select(equal.ShareOf));
        var wide = new ShadeScale([1e-6, 1], FigureStyle.Screen);
        Assert.Equal([0, 0, 1], new[] { -1.0, 0, 2 }.Select(wide.ShareOf));
    }
}
