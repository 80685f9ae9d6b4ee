using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Reports.Tests;

/// <summary>docs/metrics.md: no column, and no metric, of any table is missing.</summary>
public sealed class MetricsPageTests : IDisposable
{
    private const string Chains = "dataset: { kind: chains, length: 10 }\nmodels:\n";

    private static readonly Dictionary<string, string[]> Sections = File
        .ReadAllText(Path.Combine(Repository.Root, "docs", "metrics.md")).Split("\n## ").Skip(1)
        .ToDictionary(section => section[..section.IndexOf('\n', StringComparison.Ordinal)], Names);

    private readonly TemporaryFolder _folder = new();

    /// <summary>Scenarios that between them write every table, with every metric that there is.</summary>
    public static TheoryData<string, string> Scenarios => new()
    {
        {
            "run", Chains + Model("gcn") + Model("energy-gnn") + """
                scheduler: { kind: bounded, bound: { steps: 2 }, policy: wait, of: { kind: physical, clock: { kind: poisson, period: 1ms },
                  faults: { cut: { kind: partition, at: 0s } } } }
                run: { until: 20ms, replicates: 2 }
                """
        },
        {
            "stale", "dataset: { kind: sum, length: 10, graphs: 2 }\nmodels:\n" + Model("ignn", "sum-10") + """
                scheduler: { kind: partially-asynchronous, bound: { steps: 2 }, own: stale }
                run: { until: 20ms, replicates: 2 }
                """
        },
        {
            "vary", Chains + Model("ignn") + """
                scheduler: round-robin
                vary: { path: seed, values: [1, 2] }
                run: { until: 20ms, replicates: 2 }
                """
        },
        {
            "grid", Chains + Model("ignn") + """
                scheduler: round-robin
                vary: [{ path: seed, values: [1, 2] }, { path: run.tolerance, values: [1e-3, 1e-6] }]
                run: { until: 20ms, replicates: 2 }
                """
        },
        {
            "table",
            "table:\n  datasets: { chains-10: { kind: chains, length: 10 }, chains-20: { kind: chains, length: 20 } }\n"
                + "  orders: 1\n  schedules: 2\n"
                + "models:\n"
                + Model("gcn") + Model("energy-gnn") + """
                scheduler: random-sweep
                run: { until: 20ms }
                """
        },
        { "two", LearningFigureTests.Two },
        {
            "orders", Chains + Model("gcn") + """
                scheduler: random-sweep
                run: { until: 20ms }
                ordering: { samples: 50, exact: false }
                """
        },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_column_and_every_metric_of_every_table_is_defined(string name, string yaml)
    {
        var scenario = ScenarioFile.Load(_folder.Write($"{name}.yaml", yaml));
        var options = new StudyOptions { Jobs = 1, WeightCache = _folder["weights"] };
        Check(name, Experiment.RunAll(scenario, options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void So_are_those_of_searches()
    {
        var attacked = ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "adversary.yaml"));
        var attack = new AttackOptions(Simulation.Bound.InSteps(2), new ModelObjectiveSpec.Distance(), 1, AttackOptions.LeastBudget);
        Check("attack", [Experiment.Run(new AttackStudy(attacked, attack), cancellation: TestContext.Current.CancellationToken)]);
        var searched = ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "self-arc.yaml"), new Override("run.until", "100ms"));
        Check("threshold", [Experiment.Run(new ThresholdStudy(searched), cancellation: TestContext.Current.CancellationToken)]);
    }

    private void Check(string name, IReadOnlyList<StudyResult> results)
    {
        Results.Write(_folder[name], results);
        var tables = Directory.GetFiles(_folder[name], "*.csv");
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            var lines = File.ReadAllLines(table);
            var columns = lines[0].Split(',');
            var swept = results.SelectMany(result => result.Scenario.Swept?.Paths ?? []).Select(path => path.Column).ToList();
            var known = Known(Path.GetFileName(table));
            Assert.All(columns.Except(swept), column => Assert.Contains(column, known));
            var at = Array.IndexOf(columns, "metric");
            if (at >= 0 && Path.GetFileName(table) is "summary.csv" or "metrics.csv" or "replicates.csv")
            {
                Assert.All(lines.Skip(1).Select(line => line.Split(',')[at]).Distinct(), metric => Assert.Contains(metric, known));
            }
        }
    }

    private static string[] Known(string table) =>
        table == "replicates.csv" ? [.. Sections[table], .. Sections["summary.csv"]] : Sections[table];

    /// <summary>The names in the first column of the tables of a section.</summary>
    private static string[] Names(string section) =>
        [.. section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1])];

    private static string Model(string name, string weights = "chains-10") =>
        $"  {name}: {{ rule: {name.Replace("-gnn", string.Empty, StringComparison.Ordinal)}, weights: "
            + $"\"{Path.Combine(Repository.Root, "weights", weights, $"{name}.safetensors").Replace('\\', '/')}\" }}\n";
}
