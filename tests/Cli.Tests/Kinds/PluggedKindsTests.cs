using Hogwild.Experiments;
using Hogwild.Plugged;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Cli.Tests;

/// <summary>Kinds of another assembly are equal to ours: named in YAML, listed, checked, written down, drawn.</summary>
public sealed class PluggedKindsTests : IDisposable
{
    private const string Scenario = """
        dataset: { kind: star, leaves: 4 }
        models:
          echo: { rule: { kind: echo, share: 0.25 } }
        scheduler: { kind: lazy, every: 2 }
        run: { until: 100ms, stop: converged }
        """;

    private static readonly KindRegistry Kinds = KindRegistry.BuiltIn.With(typeof(LazySpec).Assembly);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void They_are_read_run_written_down_and_drawn()
    {
        var scenario = ScenarioFile.Load(_folder.Write("plugged.yaml", Scenario), Kinds);
        Assert.Equal(new LazySpec(2), scenario.Scheduler);
        Assert.Equal(new StarSpec(4), scenario.Dataset);
        Assert.Equal(new EchoSpec(0.25), scenario.Models[0].Rule);
        var results = Experiment.RunAll(scenario, cancellation: TestContext.Current.CancellationToken);
        Results.Write(_folder["out"], results);
        var again = ScenarioFile.LoadResolved(_folder["out/run.json"], Kinds);
        Assert.Equal(Properties.Of(scenario with { Folder = "" }), Properties.Of(again with { Folder = "" }));
        Assert.Contains("echo", File.ReadAllText(_folder["out/figures/convergence.svg"]), StringComparison.Ordinal);
        Assert.Contains("echo,asynchronous,converged,1,", File.ReadAllText(_folder["out/summary.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void They_are_looked_up_as_ours_are()
    {
        var schema = ScenarioSchema.Text(Kinds);
        Assert.Contains("\"scheduler.lazy\": {", schema, StringComparison.Ordinal);
        Assert.Contains("\"rule.echo\": {", schema, StringComparison.Ordinal);
        var page = ReferencePage.Text(Kinds);
        Assert.Contains("\n### lazy\n", page, StringComparison.Ordinal);
        Assert.Contains("\n### star\n", page, StringComparison.Ordinal);
        Assert.Contains("scheduler of kind lazy: ", string.Join('\n', KeysText.Of("scheduler", Kinds, null)), StringComparison.Ordinal);
        var scenario = ScenarioFile.Load(_folder.Write("plugged.yaml", Scenario), Kinds);
        var told = Explanation.Of(scenario, ScenarioFile.Tree(_folder["plugged.yaml"], []));
        var every = Assert.Single(told, line => line.StartsWith("  every: 2 ", StringComparison.Ordinal));
        Assert.EndsWith("plugged.yaml:4", every, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delay_stands_wherever_delays_do()
    {
        var delay =
            "{ kind: physical, clock: { kind: periodic, period: 5ms }, link: { delay: { kind: two-valued, quick: 1ms, slow: 9ms } } }";
        var file = _folder.Write("plugged.yaml", Scenario.Replace("{ kind: lazy, every: 2 }", delay, StringComparison.Ordinal));
        var results = Experiment.RunAll(ScenarioFile.Load(file, Kinds), cancellation: TestContext.Current.CancellationToken);
        Results.Write(_folder["out"], results);
        Assert.Contains("\"kind\": \"two-valued\"", File.ReadAllText(_folder["out/run.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_reads_its_own_file()
    {
        _folder.Write("ramp.txt", "1\n2\n3\n");
        var file = _folder.Write("plugged.yaml", "traces: { up: { kind: ramp, file: ramp.txt } }\n" + Scenario.Replace(
            "{ kind: lazy, every: 2 }",
            "{ kind: physical, clock: { kind: periodic, period: 5ms }, link: { delay: { kind: along-ramp, trace: up } } }",
            StringComparison.Ordinal));
        var result = Experiment.Run(ScenarioFile.Load(file, Kinds), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(RunOutcome.Converged, Assert.Single(result["echo"].Asynchronous).Outcome);
        File.Delete(_folder["ramp.txt"]);
        Assert.Equal(
            $"{file}:1:35: expected a file that exists (relative to the scenario), named by --set traces.up.file=PATH, "
                + "for 'traces.up.file', found 'ramp.txt'",
            Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file, Kinds)).Message);
    }

    [Fact]
    public void They_are_checked_where_they_were_made_in_Csharp()
    {
        var scenario = ScenarioFile.Load(_folder.Write("plugged.yaml", Scenario), Kinds) with { Scheduler = new LazySpec(0) };
        scenario = scenario with { Models = [new ModelSpec("echo", new EchoSpec(2)), new ModelSpec("echo", new EchoSpec())] };
        var error = Assert.Throws<ScenarioException>(() => Experiment.Run(scenario, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(
            [
                "models.echo.rule.share: expected a number above 0 and below 1, found '2'",
                "models: expected each name once, found 'echo'",
                "scheduler.every: expected a whole number from 1 to 100, found '0'",
            ],
            error.Faults);
    }

    [Fact]
    public void A_metric_is_measured_and_a_figure_drawn_and_kept_runs_have_both()
    {
        const string Named = "figures: [last]\n";
        var yaml = Named + Scenario.Replace("stop: converged }", "metrics: [messages, total] }", StringComparison.Ordinal);
        var scenario = ScenarioFile.Load(_folder.Write("plugged.yaml", yaml), Kinds);
        Results.Write(_folder["out"], Experiment.RunAll(scenario, cancellation: TestContext.Current.CancellationToken));
        var rows = File.ReadAllLines(_folder["out/metrics.csv"]).Skip(1).Select(row => row.Split(',')).ToList();
        Assert.Equal(["messages", "total"], rows.Select(row => row[5]).Distinct());
        var summary = File.ReadAllLines(_folder["out/summary.csv"])
            .Single(row => row.StartsWith("echo,asynchronous,total,", StringComparison.Ordinal));
        Assert.Equal(rows[^1][6], summary.Split(',')[3]);
        Assert.Contains("total at the end", File.ReadAllText(_folder["out/figures/last.svg"]), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["out/figures/convergence.svg"]));
        var again = ScenarioFile.LoadResolved(_folder["out/run.json"], Kinds);
        Assert.Equal(Properties.Of(scenario with { Folder = "" }), Properties.Of(again with { Folder = "" }));

        var file = _folder.Write("varied.yaml", yaml[Named.Length..] + "\nvary: { path: scheduler.every, values: [2, 3] }\n");
        string[] run = ["run", file, "--plugin", typeof(LazySpec).Assembly.Location, "--out", _folder.Root];
        Assert.Equal(0, new CommandLine(TextWriter.Null, TextWriter.Null).Invoke(run, TestContext.Current.CancellationToken));
        var first = File.ReadAllText(_folder["varied/replicates.csv"]);
        Assert.Contains(",echo,asynchronous,0,total,", first, StringComparison.Ordinal);
        Assert.Equal(0, new CommandLine(TextWriter.Null, TextWriter.Null).Invoke(run, TestContext.Current.CancellationToken));
        Assert.Equal(first, File.ReadAllText(_folder["varied/replicates.csv"]));
    }

    [Theory]
    [InlineData("every: 2", "every: 200", ":4:33: expected a whole number from 1 to 100 for 'scheduler.every', found '200'")]
    [InlineData("every: 2", "evry: 2", ":4:26: expected one of the keys kind, every, atomic, own, initial in 'scheduler' of kind lazy")]
    [InlineData("share: 0.25", "share: 1", ":3:38: expected a number above 0 and below 1 for 'models.echo.rule.share', found '1'")]
    [InlineData(
        "every: 2",
        "own: stale",
        ":4:31: expected fresh (lazy has no bound; write it beside the kind bounded) for 'scheduler.own', found 'stale'")]
    [InlineData("kind: lazy", "kind: lasy", "did you mean 'lazy'?")]
    public void They_are_checked_like_ours(string right, string wrong, string message)
    {
        var file = _folder.Write("plugged.yaml", Scenario.Replace(right, wrong, StringComparison.Ordinal));
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file, Kinds));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_their_assembly_nobody_knows_them()
    {
        var file = _folder.Write("plugged.yaml", Scenario);
        Assert.Contains("found 'echo'", Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "schedulers", "lazy\n    Every node acts in every so-manieth step.\n    every: steps between two activations (default 3)\n")]
    [InlineData(
        "delays",
        "two-valued\n    One of two delays, equally likely.\n    for instance { kind: two-valued, quick: 1ms, slow: 9ms }\n"
            + "    quick: the one (required)\n    slow: the other (required)\n")]
    [InlineData("rules", "echo\n    A share of the neighbours' mean, and the own feature.\n")]
    [InlineData("datasets", "star\n    A star whose hub has a feature.\n    leaves: nodes around the hub (default 5)\n")]
    public void They_are_listed(string list, string text)
    {
        using var output = new StringWriter();
        new CommandLine(output, TextWriter.Null).Invoke(
            ["list", list, "--plugin", typeof(LazySpec).Assembly.Location], TestContext.Current.CancellationToken);
        Assert.Contains(text, output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_kinds_of_one_name_are_refused() => Assert.Contains(
        "two kinds of", Assert.Throws<ArgumentException>(() =>
            KindRegistry.BuiltIn.With(GetType().Assembly)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
