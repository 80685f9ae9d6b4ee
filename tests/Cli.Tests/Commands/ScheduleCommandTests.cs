using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Cli.Tests;

public sealed class ScheduleCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_schedule_made_without_a_model_is_the_one_that_models_meet()
    {
        var file = Make("quickstart", "--replicate", "1", "--set", "run.until=500ms");
        var scenario = ScenarioFile.Load(Scenario("quickstart"), [Override.Parse("run.until=500ms"), Override.Parse("run.replicates=2")]);
        var result = Experiment.Run(
            scenario, new StudyOptions { Jobs = 2, WeightCache = _folder["none"] }, TestContext.Current.CancellationToken);
        Assert.Equal(result.Models[1].Asynchronous[1].Fingerprint, ScheduleFile.Read(file).Trailer.Fingerprint);
    }

    [Theory]
    [InlineData("classical/consensus")]
    [InlineData("classical/linear-systems")]
    [InlineData("classical/routes")]
    [InlineData("linear")]
    public void A_scenario_without_a_data_set_takes_the_graph_of_its_first_model(string name)
    {
        var schedule = ScheduleFile.Read(Make(name, "--set", "run.until=200ms"));
        Assert.True(schedule.Count > schedule.Header.NodeCount);
        Assert.True(schedule.Header.ArcCount > 0);
    }

    /// <summary>
    /// The states that the sample in Python computes from a schedule are ours to 1e-12; without NumPy, a file of them is compared.
    /// </summary>
    [Theory]
    [InlineData("two-nodes", "scheduler.own=fresh")]
    [InlineData("two-nodes.stale-own", "scheduler.own=stale")]
    public void The_sample_in_python_arrives_at_the_same_states(string recorded, string own)
    {
        var file = Make("linear", "--set", "run.until=40ms", "--set", own);
        var matrix = Path.Combine(Repository.Root, "scenarios", "data", "two-nodes.mtx");
        var bias = Path.Combine(Repository.Root, "scenarios", "data", "two-nodes.csv");
        var rule = new LinearRule(MatrixMarket.Read(matrix), NumberFile.Read(bias, 2));
        var run = new Run(rule.Graph, rule, new Replay(ScheduleFile.Read(file)));
        run.Finish();

        var golden = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Cli.Tests", "Commands", $"{recorded}.replayed.txt"));
        var expected = PythonWithNumPy() is { } python ? Start(python, [Sample, file, matrix, bias])!.Value.Output : golden;
        double[] states = [.. expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
            double.Parse(line, CultureInfo.InvariantCulture))];
        Assert.Equal(2, states.Length);
        Assert.All(states, (state, node) => Assert.Equal(state, run.Network.State(node)[0], 1e-12));
        Assert.NotEqual(0.5434782608695652, states[0], 1e-6); // 40 steps are not enough to arrive, so the order of events still shows.
        Assert.Equal(own.EndsWith("stale", StringComparison.Ordinal), ScheduleFile.Read(file).RestartsOrLags);
    }

    [Fact]
    public void The_sample_in_python_refuses_torn_reads_in_one_sentence()
    {
        var recording = new Recording(new TornReads(new MaximalStaleness(Bound.InSteps(3), 10), new Draws(1)));
        var rule = new LinearRule(new SparseMatrix(2, 2, [(0, 1, 0.5), (1, 0, 0.5)]));
        new Run(rule.Graph, rule, recording).Until(100);
        var file = _folder["torn.jsonl"];
        using (var stream = File.Create(file))
        {
            ScheduleFile.Write(recording.Schedule, stream);
        }

        var python = PythonWithNumPy();
        Assert.SkipWhen(python is null, "needs Python with NumPy");
        var data = Path.Combine(Repository.Root, "scenarios", "data");
        string[] arguments = [Sample, file, Path.Combine(data, "two-nodes.mtx"), Path.Combine(data, "two-nodes.csv")];
        var (code, _, error) = Start(python, arguments)!.Value;
        Assert.Equal(1, code);
        Assert.EndsWith(
            "torn.jsonl has torn reads, whose components are of different versions; this sample reads whole versions only",
            error.TrimEnd(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scheduler=residual-greedy", "expected one that decides without looking at states")]
    [InlineData(
        "scheduler={ kind: bounded, bound: { steps: 3 }, of: residual-greedy }", "expected one that decides without looking at states")]
    [InlineData(
        "scheduler={ kind: maximal-staleness, bound: { steps: 3 }, atomic: false }",
        "scheduler.atomic: expected true where there is no model that says how many components a read has")]
    [InlineData("scheduler={ kind: look-ahead-adversary, bound: { steps: 3 } }", "expected one that decides without looking at states")]
    [InlineData("run.until=0", "expected a duration above 0")]
    public void What_cannot_be_planned_is_refused_and_nothing_written(string change, string expected)
    {
        var (code, error) = Hogwild("schedule", Scenario("quickstart"), "--out", _folder["s.jsonl"], "--set", change);
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Empty(_folder.List());
    }

    [Fact]
    public void The_folder_of_the_file_must_exist()
    {
        var (code, error) = Hogwild("schedule", Scenario("quickstart"), "--out", _folder["no/s.jsonl"]);
        Assert.Equal(2, code);
        Assert.Contains("expected a file in a folder that exists", error, StringComparison.Ordinal);
    }

    private static string Scenario(string name) => Path.Combine(Repository.Root, "scenarios", $"{name}.yaml");

    private string Make(string scenario, params string[] more)
    {
        var file = _folder["s.jsonl"];
        Assert.Equal((0, ""), Hogwild(["schedule", Scenario(scenario), "--out", file, .. more]));
        return file;
    }

    private static (int Code, string Error) Hogwild(params string[] arguments)
    {
        using var error = new StringWriter();
        var code = new CommandLine(TextWriter.Null, error).Invoke(arguments, TestContext.Current.CancellationToken);
        return (code, error.ToString());
    }

    private static string Sample => Path.Combine(Repository.Root, "samples", "replay.py");

    /// <summary>The name of a Python that has NumPy; null where there is none.</summary>
    private static string? PythonWithNumPy() =>
        Array.Find(["python3", "/usr/bin/python3"], python => Start(python, ["-c", "import numpy"]) is { Code: 0 });

    /// <summary>How a program ends and what it prints; null where it is not installed.</summary>
    private static (int Code, string Output, string Error)? Start(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
