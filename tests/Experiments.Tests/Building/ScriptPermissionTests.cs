using System.Text;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments.Tests;

/// <summary>A scenario made in C# runs a script only where it says which bytes.</summary>
public sealed class ScriptPermissionTests
{
    private const string Source = "def update(own, inbox, edge_features, features):\n    return 0.5 * own + 1.0\n";

    [Fact]
    public void A_script_runs_where_its_bytes_are_given()
    {
        using var folder = new TemporaryFolder();
        var file = InputFile.At(folder.Write("layer.py", "this is not what runs"));
        var scenario = new Scenario
        {
            Name = "script",
            Dataset = new DatasetSpec.Sum(4, 1),
            Models = [new ModelSpec("m", new TorchScriptSpec(file, 1))],
            Scheduler = new SchedulerSpec.RoundRobin(),
            Run = new RunSpec { Until = TimeSpan.FromMilliseconds(400) },
        };
        var error = Assert.Throws<ScenarioException>(() => Run(scenario));
        Assert.Contains("among LoadedPlugIns, which allow code to run (PlugIn.OfScript)", error.Message, StringComparison.Ordinal);
        var allowed = scenario with { LoadedPlugIns = [PlugIn.OfScript(file.FullPath, Encoding.UTF8.GetBytes(Source))] };
        var model = Assert.IsType<RunResult>(Assert.Single(Run(allowed))).Models[0];
        Assert.Contains(model.Notes, note => note.StartsWith("torch computes its updates", StringComparison.Ordinal));
    }

    private static IReadOnlyList<StudyResult> Run(Scenario scenario) =>
        Experiment.RunAll(scenario, options: null, TestContext.Current.CancellationToken);
}
