using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild;

/// <summary>Scenarios of tables that are small, and need no training.</summary>
internal static class TinyTables
{
    /// <summary>Three models on two data sets, from the shipped weights.</summary>
    public static string Tiny => $$"""
        name: tiny
        title: Three models on two kinds of chains
        table:
          datasets:
            chains-10: { kind: chains, length: 10 }
            chains-20: { kind: chains, length: 20 }
          orders: 3
          schedules: 2
          reference:
            source: a paper
            values:
              gcn:
                synchronous: { chains-10: 65.0 ± 0.0, chains-20: 57.5 ± 0.0 }
                asynchronous: { chains-10: 62.3 ± 2.9 }
              energy-gnn: { chains-10: 100.0 ± 0.0 }
          targets: { energy-gnn: { chains-10: 100 }, gcn: { chains-20: 60 } }
        models:
          gcn: { rule: gcn, weights: "{{Weights}}" }
          ignn: { rule: ignn, weights: "{{Weights}}" }
          energy-gnn: { rule: energy, weights: "{{Weights}}" }
        scheduler: { kind: partially-asynchronous, bound: { steps: 20 }, stagger: true }
        run: { until: 10s, stop: converged, sample: 10ms }
        """;

    private static string Weights => Path.Combine(Repository.Root, "weights", "{dataset}", "{model}.safetensors").Replace('\\', '/');

    /// <summary>The scenario of a text, with overrides.</summary>
    public static Scenario Load(TemporaryFolder folder, string yaml, params string[] sets) =>
        ScenarioFile.Load(folder.Write("tiny.yaml", yaml), sets.Select(Override.Parse));

    /// <summary>All of them.</summary>
    public static TableResult Run(
        Scenario scenario, string cache, Action<RunProgress>? progress = null, CancellationToken? cancellation = null) =>
        Experiment.Run(
            new TableStudy(scenario),
            new StudyOptions
            {
                Jobs = 2,
                WeightCache = Path.Combine(cache, "weights"),
                Store = new UnitFolder(Path.Combine(cache, "results")),
                Progress = progress,
            },
            cancellation ?? TestContext.Current.CancellationToken);

    /// <summary>A training that was judged.</summary>
    public static UnitResult Unit(string model, int fold, int seed, double value, bool isLeftOut = false) => new()
    {
        Unit = new TableUnit("sums", model, fold, seed),
        Graphs = 1,
        Nodes = 1,
        IsLeftOut = isLeftOut,
        Score = new Score(Models.LearningTask.Regression, double.NaN, value, value, value, value),
    };

    /// <summary>Tables over one data set with the given models.</summary>
    public static Scenario Sums(TemporaryFolder folder, string rest = "", int folds = 4, int seeds = 3) => Load(folder, string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        table:
          datasets: { sums: { kind: sum, length: 3, graphs: 8 } }
          split: 4
          without: { nodes: 1 }
          folds: {{folds}}
          seeds: {{seeds}}
          {{rest.Replace("\n", "\n  ", StringComparison.Ordinal)}}
        models: { one: { rule: gcn, train: {} }, two: { rule: ignn, train: { seed: 7, epochs: 5 }, cells: { sums: { epochs: 6 } } } }
        scheduler: synchronous
        run: { until: 1s }
        """));
}
