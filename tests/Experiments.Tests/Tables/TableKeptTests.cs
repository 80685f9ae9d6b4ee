using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>How many units of tables are kept is told before anything is trained.</summary>
public sealed class TableKeptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Trained_models_judgements_and_runs_are_counted()
    {
        var scenario = ScenarioFile.Load(_folder.Write("s.yaml", """
            table:
              datasets:
                chains-3: { kind: chains, length: 3 }
                chains-4: { kind: chains, length: 4 }
              orders: 3
              schedules: 2
            models:
              gcn: { rule: gcn, train: { epochs: 5, width: 4 } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }
            run: { until: 100ms }
            """));

        // Two trainings, two judgements, and of each data set two schedules and three orders.
        Assert.Equal("0 of 14 units of work are kept", Told(scenario));
        Assert.Equal("14 of 14 units of work are kept", Told(scenario));
        foreach (var (index, file) in Directory.GetFiles(_folder["kept"]).Index())
        {
            File.Delete(file);
            Assert.True(index < 12);
        }

        Assert.Equal("2 of 14 units of work are kept", Told(scenario));
    }

    private string Told(Scenario scenario)
    {
        var told = new List<string>();
        Experiment.Run(
            new TableStudy(scenario),
            new StudyOptions
            {
                Jobs = 1,
                WeightCache = _folder["weights"],
                Store = new UnitFolder(_folder["kept"]),
                TellsKept = true,
                Progress = progress => told.Add(progress.ToString()),
            },
            TestContext.Current.CancellationToken);
        return Assert.Single(told, line => line.Contains("units of work are kept", StringComparison.Ordinal)).Trim();
    }
}
