using System.Text.RegularExpressions;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Reports.Tests;

/// <summary>What Markdown files of results say of where they are from, and that texts of others stay texts in them.</summary>
public sealed partial class MarkdownFilesTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script> *a* [x](http://y) `c` | _b_ ~d~ # !";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Kinds => ["run", "sweep", "orders", "attack", "falsify", "threshold"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Texts_of_others_stay_texts(string kind)
    {
        Results.Write(_folder["out"], Study(kind, Hostile));
        var files = Directory.GetFiles(_folder["out"], "*.md", SearchOption.AllDirectories);
        Assert.Contains(files, file => Path.GetFileName(file) == "captions.md");
        Assert.All(files, file =>
        {
            var text = File.ReadAllText(file);
            Assert.Contains(Escapes.Markdown(Hostile), text, StringComparison.Ordinal);
            Assert.DoesNotMatch(Markup(), text);
        });
    }

    [Theory]
    [InlineData("run", "`hogwild run made.yaml --set run.replicates=3` ", "Seed 1; schedules a model: 3; until 50ms of virtual time.")]
    [InlineData("sweep", "`hogwild run made.yaml --set run.replicates=3 --set", "; schedules a model and cell: 3; until 50ms")]
    [InlineData("attack", "`hogwild attack made.yaml --bound 2 --objective ", "; runs a model: 10; until 50ms")]
    [InlineData("falsify", "`hogwild falsify made.yaml --property order-insensitive", "drawn of a model, at most: 200. The")]
    [InlineData("threshold", "`hogwild threshold made.yaml --set run.replicates=3", "; schedules a model: 3; until 50ms of virtual time.")]
    public void Captions_say_by_which_command_and_of_how_many_schedules(string kind, string command, string schedules)
    {
        Results.Write(_folder["out"], Study(kind, "A title"));
        var file = Directory.GetFiles(_folder["out"], "captions.md", SearchOption.AllDirectories)[0];
        var origin = File.ReadAllLines(file).Single(line => line.StartsWith("Made by ", StringComparison.Ordinal));
        Assert.StartsWith($"Made by {command}", origin, StringComparison.Ordinal);
        Assert.Contains(schedules, origin, StringComparison.Ordinal);
    }

    private StudyResult Study(string kind, string title) => kind switch
    {
        "sweep" => Run(new SweepStudy(Load(title, "ignn", "sweep={ over: { scheduler.bound.steps: [1, 2] } }"))),
        "orders" => Run(new OrderingStudy(Load(title, "gcn", "ordering={ samples: 20 }"))),
        "attack" => Run(new AttackStudy(
            Load(title, "ignn"), new AttackOptions(Bound.InSteps(2), new ModelObjectiveSpec.Distance(), LookAhead: 1, Budget: 10))),
        "falsify" => Run(new FalsifyStudy(
            Load(title, "gcn"), new FalsifyOptions(FalsifyProperty.OrderInsensitive, 2, 200, null, true, null, null))),
        "threshold" => Run(new ThresholdStudy(Load(title, "ignn", "threshold={ over: bound, from: 1, to: 4 }"))),
        _ => Run(new RunStudy(Load(title, "ignn"))),
    };

    private static TResult Run<TResult>(Study<TResult> study)
        where TResult : StudyResult => Experiment.Run(study, new StudyOptions(), TestContext.Current.CancellationToken);

    private Scenario Load(string title, string rule, params string[] sets)
    {
        var weights = Path.Combine(Repository.Root, "weights", "chains-10").Replace('\\', '/');
        var file = _folder.Write("made.yaml", $$"""
            name: other-than-the-file
            dataset: { kind: chains, length: 3 }
            models: { a-model: { rule: {{rule}}, weights: "{{weights}}/{{rule}}.safetensors" } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 50ms, replicates: 8 }
            """);
        return ScenarioFile.Load(file, [.. sets.Prepend("run.replicates=3").Select(Override.Parse)]) with { Title = title };
    }

    /// <summary>What is in the hostile title, with its sign not escaped.</summary>
    [GeneratedRegex(@"(?<!\\)(<script|</script|\*a|\[x|`c|_b|~d)")]
    private static partial Regex Markup();
}
