using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>A commented scenario to start from, with the files that it reads.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Summary">What it shows, in one line.</param>
/// <param name="Files">What stands behind the name of the scenario in the names of its files, and the text that is in each.</param>
internal sealed record ScenarioTemplate(string Name, string Summary, params IReadOnlyList<(string Ending, string Text)> Files)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScenarioTemplate> All { get; } =
    [
        new("chains", "two models, trained on the paper's chains, under clocks, delays and loss"),
        new(
            "files", "a graph of your own from files, and a model that is trained on it",
            (".edges", "graph.edges"), ("-features.csv", "features.csv"), ("-labels.csv", "labels.csv")),
        new(
            "iteration", "iterations without parameters, on a graph of your own",
            (".edges", "graph.edges"), ("-values.csv", "values.csv")),
        new("sweep", "a sweep: two models in every combination of loss and period, and how to leave some out"),
        new("table", "tables: every model on every data set and seed, then asynchronously"),
    ];

    /// <summary>The template of a name.</summary>
    /// <exception cref="ScenarioException">There is none.</exception>
    public static ScenarioTemplate Find(string name)
    {
        List<string> names = [.. All.Select(template => template.Name)];
        return All.FirstOrDefault(template => template.Name == (name == "graph" ? "files" : name)) ?? throw new ScenarioException(
            "hogwild new",
            $"expected one of the templates {string.Join(", ", names)}, found '{Excerpt.Of(name)}'{Nearest.Hint(name, names)}");
    }

    /// <summary>The files with their texts, the scenario first.</summary>
    /// <param name="path">The path of the scenario.</param>
    public IReadOnlyList<(string Path, string Text)> At(string path)
    {
        var (folder, file, stem) = (Path.GetDirectoryName(path)!, Path.GetFileName(path), Path.GetFileNameWithoutExtension(path));
        var scenario = Read($"{Name}.yaml").Replace("{file}", Quoted(path, " "), StringComparison.Ordinal)
            .Replace("{name}", NameOf(stem), StringComparison.Ordinal);
        scenario = Files.Aggregate(scenario, (text, item) => text.Replace(
            $": {{stem}}{item.Ending}", $": {Quoted($"{stem}{item.Ending}", " ,:#{}[]'\"&*!|>%@`")}", StringComparison.Ordinal));
        return
        [
            (Path.Combine(folder, file), scenario.Replace("{stem}", stem, StringComparison.Ordinal)),
            .. Files.Select(item => (Path.Combine(folder, $"{stem}{item.Ending}"), Read(item.Text))),
        ];
    }

    private static string Quoted(string text, string special) =>
        text.AsSpan().ContainsAny(special) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : text;

    /// <summary>The name of the folder of results: what may stand in one.</summary>
    private static string NameOf(string stem)
    {
        var name = string.Concat(stem.ToLowerInvariant().Select(letter => Kebab.Is($"{letter}") ? letter : '-')).Trim('-');
        return name.Length > 0 ? name : "scenario";
    }

    private static string Read(string resource)
    {
        using var stream = typeof(ScenarioTemplate).Assembly.GetManifestResourceStream($"template/{resource}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
