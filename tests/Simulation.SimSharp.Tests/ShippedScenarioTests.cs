using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Simulation.Tests;

/// <summary>Every shipped scenario gives the same schedules on both kernels.</summary>
public sealed class ShippedScenarioTests
{
    private static readonly string Root = Find();

    // Tables take long; real runs are the same on no kernel, nor twice.
    private static readonly string[] Others = ["\ntable:", "engine:"];

    public static TheoryData<string> Files => [.. Directory
        .EnumerateFiles(Path.Combine(Root, "scenarios"), "*.yaml", SearchOption.AllDirectories)
        .Where(path => File.ReadAllText(path) is var text && !Others.Any(key => text.Contains(key, StringComparison.Ordinal)))
        .Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal)];

    private static Override[] Smaller =>
    [
        Override.Parse("models.pagerank.rule.grid.rows=100"), Override.Parse("models.pagerank.rule.grid.columns=100"),
        Override.Parse("figures.0.columns=100"),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Both_kernels_give_the_same_runs(string file)
    {
        Assert.SkipWhen(
            ((string[])["Cora", "MUTAG"]).Any(name => file.Contains(name, StringComparison.OrdinalIgnoreCase)
                && !Directory.Exists(Path.Combine(Root, "scenarios", "data", name))),
            "its data are not part of Hogwild");
        var ours = Run(file, "event");
        var theirs = Run(file, "simsharp");
        Assert.NotEmpty(ours);
        Assert.Equal(ours, theirs);
    }

    /// <summary>Of every run what it is, its fingerprint, and its last sample to the bit.</summary>
    private static List<(string Model, Regime Regime, int Replicate, ulong Fingerprint, int Samples, double Distance)> Run(
        string file, string kernel)
    {
        var cache = Directory.CreateTempSubdirectory("hogwild");
        try
        {
            Override[] overrides =
            [
                Override.Parse($"kernel={kernel}"), Override.Parse("run.replicates=2"), .. MadeUpTraces.For(file, cache.FullName),
                .. file.EndsWith("million-nodes.yaml", StringComparison.Ordinal) ? Smaller : [],
            ];
            var scenario = ScenarioFile.Load(Path.Combine(Root, file), overrides);
            var main = Experiment.RunAll(
                scenario, new StudyOptions { Jobs = 1, WeightCache = cache.FullName }, CancellationToken.None)[0];
            var models = main is SweepResult sweep
                ? sweep.Cells.SelectMany(cell => cell.Models).Select(model => model.Result!) : ((RunResult)main).Models;
            return [.. models.SelectMany(model => model.Asynchronous.Prepend(model.Synchronous).Select(run =>
                (model.Model, run.Regime, run.Replicate, run.Fingerprint, run.Samples.Count, run.Samples[^1].Distance)))];
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Hogwild.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
