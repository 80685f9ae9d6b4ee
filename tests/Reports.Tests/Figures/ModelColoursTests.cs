using System.Text.RegularExpressions;
using ScottPlot;

namespace Hogwild.Reports.Tests;

public class ModelColoursTests
{
    /// <summary>Of one scenario to the next, whatever stands beside it and in which order.</summary>
    [Theory]
    [InlineData("gcn")]
    [InlineData("ignn")]
    [InlineData("energy-gnn")]
    [InlineData("gat")]
    [InlineData("sage-mean")]
    [InlineData("sage-max")]
    [InlineData("gin")]
    public void A_model_has_one_colour_in_all_figures(string name)
    {
        var alone = new ModelColours([name])[name];
        Assert.Equal(alone, new ModelColours(["a", "b"])[name]);
        Assert.Equal(alone, new ModelColours(["energy-gnn", "gcn", "ignn"])[name]);
        Assert.Equal(alone, new ModelColours([name, "a", "b"])[name]);
    }

    [Property(MaxTest = 200)]
    public void Up_to_six_models_of_any_names_have_colours_of_their_own(byte[] letters)
    {
        var names = letters.Select(letter => $"m{letter}").Append("ignn").Distinct().Take(Palette.Count).ToList();
        var colours = new ModelColours(names);
        Assert.Equal(names.Count, names.Select(name => colours[name].ToHex()).Distinct().Count());
    }

    [Fact]
    public void Networks_of_layers_are_told_apart()
    {
        string[] names = ["gcn", "gat", "sage-mean", "sage-max", "gin"];
        var colours = new ModelColours([.. names, "largest"]);
        Assert.Equal(names.Length + 1, names.Append("largest").Select(name => colours[name].ToHex()).Distinct().Count());
        Assert.Equal(names.Length, names.Select(colours.MarkerOf).Distinct().Count());
    }

    [Fact]
    public void More_models_than_colours_share_some_and_have_other_markers()
    {
        string[] names = [.. Enumerable.Range(0, 30).Select(number => $"m{number}")];
        var colours = new ModelColours(names);
        Assert.Equal(Palette.Count, names.Select(name => colours[name].ToHex()).Distinct().Count());
        Assert.Equal(30, names.Select(name => (colours[name].ToHex(), colours.MarkerOf(name))).Distinct().Count());
    }

    /// <summary>A name has one colour and one marker in all shipped scenarios.</summary>
    [Fact]
    public void A_model_has_one_colour_in_all_shipped_scenarios()
    {
        var seen = new Dictionary<string, (string Colour, MarkerShape Marker, string Where)>();
        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml", SearchOption.AllDirectories))
        {
            string[] names = [.. Regex.Matches(ModelsOf(File.ReadAllText(path)), "^  ([a-z0-9-]+):", RegexOptions.Multiline)
                .Select(match => match.Groups[1].Value)];
            var colours = new ModelColours(names);
            foreach (var name in names)
            {
                var look = (Colour: colours[name].ToHex(), Marker: colours.MarkerOf(name), path);
                var before = seen.GetValueOrDefault(name, look);
                Assert.Equal((name, look.Colour, look.Marker), (name, before.Colour, before.Marker));
                seen[name] = look;
            }
        }

        Assert.True(seen.Count > 10);
        Assert.Equal(3, new[] { "gcn", "ignn", "energy-gnn" }.Select(name => seen[name].Marker).Distinct().Count());
    }

    private static string ModelsOf(string yaml) => Regex.Match(yaml, @"^models:\n(?:^(?:  .*|\s*)\n)*", RegexOptions.Multiline).Value;
}
