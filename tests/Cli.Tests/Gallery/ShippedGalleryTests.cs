using System.Text.RegularExpressions;

namespace Hogwild.Cli.Tests;

/// <summary>The project's own gallery: its scenarios run, and template, page, pictures and README fit together.</summary>
public sealed partial class ShippedGalleryTests : IDisposable
{
    private static readonly string Template = Path.Combine(Repository.Root, "docs", "gallery.template.md");
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "gallery.md");
    private static readonly string Pictures = Path.Combine(Repository.Root, "plots", "gallery");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Scenarios =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "scenarios", "gallery"), "*.yaml")
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
    ];

    private static GalleryTemplate Shipped => GalleryTemplate.Load(Template);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_scenario_of_the_gallery_runs(string scenario)
    {
        var file = Path.Combine(Repository.Root, "scenarios", "gallery", scenario);
        var isThreshold = File.ReadAllText(file).Contains("\nthreshold:", StringComparison.Ordinal);
        string[] shorter = isThreshold
            ? ["threshold", file, "--set", "threshold.points=2", "--set", "threshold.resolution=0.5", "--set", "threshold.and.values=[1]"]
            : ["run", file, .. Shorter(scenario)];
        var error = new StringWriter();
        var code = new CommandLine(TextWriter.Null, error).Invoke(
            [.. shorter, "--set", "run.until=60ms", "--replicates", "1", "--out", _folder.Root], TestContext.Current.CancellationToken);
        Assert.Equal(string.Empty, error.ToString());
        Assert.Equal(ExitCodes.Done, code);
    }

    private static string[] Shorter(string scenario) => scenario switch
    {
        "size.yaml" => ["--set", "vary.values=[10, 50]"],
        "variance.yaml" =>
        [
            "--set", "variance={ weights: 2, schedules: 2, sums: 2 }", "--set", "run.sample=20ms", "--set",
            "models={ gcn: { rule: gcn, train: { seed: 1, epochs: 3 } } }",
        ],
        _ => [],
    };

    [Fact]
    public void Every_scenario_of_the_gallery_is_in_it() => Assert.All(Scenarios, scenario => Assert.Contains(
        Shipped.Sections.SelectMany(section => section.Studies),
        study => study.Command.Contains($"scenarios/gallery/{scenario.Data}", StringComparison.Ordinal)));

    [Fact]
    public void Page_and_pictures_are_those_of_the_template()
    {
        var page = File.ReadAllText(Page);
        Assert.Equal(Shipped.Sections.Skip(1).Select(section => section.Heading), Headings().Matches(page).Select(match => match.Value));
        var studies = Shipped.Sections.SelectMany(section => section.Studies).ToList();
        Assert.All(studies, study => Assert.Contains($"    hogwild {study.Command}\n", page, StringComparison.Ordinal));
        var pictures = studies.SelectMany(study => study.Pictures).ToList();
        Assert.All(pictures, picture => Assert.Contains(
            $"![{picture.Alternative}](../plots/gallery/{picture.Name})", page, StringComparison.Ordinal));
        Assert.Equal(
            pictures.Select(picture => picture.Name).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Pictures).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pictures_of_other_pages_come_from_the_gallery()
    {
        var names = Shipped.Sections.SelectMany(section => section.Studies).SelectMany(study => study.Pictures)
            .Select(picture => picture.Name).ToHashSet();
        var shown = new[] { "README.md", "docs/paper.md" }.SelectMany(page =>
            Links().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))).Select(match => match.Groups["name"].Value)).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, name => Assert.Contains(name, names));
    }

    [GeneratedRegex("^## .*$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"plots/gallery/(?<name>[\w.-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Links();
}
