using System.Globalization;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>The front door: what a user of C# does with a scenario.</summary>
public sealed class ExperimentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_scenario_is_run_read_and_written()
    {
        var scenario = Load("run.replicates=3", "run.until=500ms");
        var listener = new Squares.Listener();
        var result = Experiment.Run(scenario, Options() with { Progress = listener.Report }, TestContext.Current.CancellationToken);
        var ignn = result["ignn"];
        Assert.Equal(3, ignn.Deviation.N);
        Assert.Equal(ignn.Metric("deviation"), ignn.Deviation);
        Assert.InRange(ignn.Deviation.Max, 0, result["gcn"].Deviation.Max);
        Assert.Contains("gcn, ignn, energy-gnn", Assert.Throws<KeyNotFoundException>(() =>
            result["none"]).Message, StringComparison.Ordinal);
        Assert.Equal(12, listener.Heard.Max(heard => heard.Done));

        ConvergenceFigure.Create(result).Save(_folder["convergence.svg"]);
        Summary.Save(_folder["summary.csv"], result);
        Results.Write(_folder["results"], result);
        Assert.Equal(File.ReadAllText(_folder["results/summary.csv"]), File.ReadAllText(_folder["summary.csv"]));
        Assert.Contains(
            ignn.Deviation.Mean.ToString("R", CultureInfo.InvariantCulture),
            File.ReadAllText(_folder["summary.csv"]),
            StringComparison.Ordinal);
        Assert.Contains("</svg>", File.ReadAllText(_folder["convergence.svg"]), StringComparison.Ordinal);
        Assert.Equal(3, ScenarioFile.LoadResolved(_folder["results/run.json"]).Run.Replicates);
        Assert.Throws<ArgumentException>(() => ConvergenceFigure.Create(result).Save(_folder["convergence.gif"]));
    }

    [Theory]
    [InlineData("run={ until: 100ms }", typeof(RunStudy))]
    [InlineData("run={ until: 100ms, timeline: true }", typeof(RunStudy), typeof(TimelineStudy))]
    [InlineData("vary={ path: run.until, values: [100ms, 200ms] }", typeof(SweepStudy))]
    public void A_scenario_asks_for_one_main_study_and_what_is_beside_it(string set, params Type[] studies) =>
        Assert.Equal(studies, ScenarioStudies.Of(Load(set)).Select(study => study.GetType()));

    [Fact]
    public void A_plan_has_checked_everything_and_run_nothing()
    {
        var scenario = Load("run.replicates=5");
        var listener = new Squares.Listener();
        var plan = new RunStudy(scenario).Plan(new StudyRunner(Options() with { Progress = listener.Report }, CancellationToken.None));
        Assert.Equal(3 * 6, plan.Units);
        Assert.True(plan.Bytes > 0);
        Assert.Empty(listener.Heard);
    }

    [Fact]
    public void Studies_of_one_scenario_share_its_models()
    {
        var scenario = Load();
        var runner = new StudyRunner(Options(), CancellationToken.None);
        Assert.Same(runner.Models(scenario), runner.Models(scenario));
        Assert.NotSame(runner.Models(scenario), runner.Models(scenario with { Seed = 5 }));
    }

    private StudyOptions Options() => new() { Jobs = 2, WeightCache = _folder["cache"] };

    private static Scenario Load(params string[] sets) => ScenarioFile.Load(
        Path.Combine(Repository.Root, "scenarios", "quickstart.yaml"), sets.Select(Override.Parse));
}
