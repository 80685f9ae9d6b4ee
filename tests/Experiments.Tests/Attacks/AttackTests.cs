using System.Globalization;
using Hogwild.Cli;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>Attacks through the command, on the two nodes of the shipped scenario and on the shipped models.</summary>
public sealed class AttackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Within two steps no random schedule hurts the rotation, while the greedy adversary passes 1e12 within 600 steps and one that looks
    /// farther ahead gets farther; the worst schedule replays, to the same objective.
    /// </summary>
    [Fact]
    public void A_schedule_that_was_searched_for_diverges_where_no_random_one_does()
    {
        Attack("adversary", "--budget", "12");
        Assert.Equal(
            [
                ".hogwild", "attack.csv", "figures", "figures/attack.png", "figures/attack.svg", "figures/captions.md",
                "metrics.csv", "report.html", "run.json", "schedules",
                "schedules/rotation-worst.schedule.jsonl",
            ],
            _folder.List("adversary-attack"));
        var rows = Rows("adversary");
        Assert.InRange(Math.Sqrt(rows["random"][6]), 0, 1e-10);
        Assert.True(Math.Sqrt(rows["greedy"][3]) > 1e12);
        Assert.True(rows["look-ahead-4"][3] > rows["greedy"][3]);
        Assert.True(rows["random"][5] <= rows["random"][6]);

        var file = _folder["adversary-attack/schedules/rotation-worst.schedule.jsonl"];
        Assert.Equal((0, ""), Hogwild("replay", file));
        var schedule = ScheduleFile.Read(file);
        var network = Replay(schedule);
        Assert.Equal(rows.Values.Max(row => row[3]), Total(new SquaredDistance(default), [network.State(0)[0], network.State(1)[0]]));
        Assert.Equal(
            0,
            AdmissibilityMonitor.Measure(network.Graph, schedule, 600 * TimeSpan.TicksPerMillisecond, 2 * TimeSpan.TicksPerMillisecond)
                .Violations);
    }

    [Theory]
    [InlineData("distance")]
    [InlineData("label-flips")]
    public void An_attack_on_the_shipped_models_is_no_weaker_than_chance_and_replays(string objective)
    {
        Attack(
            "quickstart", "--budget", "16", "--bound", "4", "--objective", objective, "--set", "run.until=24ms", "--set", "run.sample=2ms");
        foreach (var model in new[] { "gcn", "ignn", "energy-gnn" })
        {
            var rows = Rows("quickstart", model);
            Assert.Equal(["random", "maximal-staleness", "greedy", "look-ahead-2", "local-search", "random-restart"], rows.Keys);
            Assert.All(["local-search", "random-restart"], strategy => Assert.True(rows[strategy][3] >= rows["random"][3]));
            Assert.All(rows.Values, row => Assert.True(row[3] <= row[4] && row[5] <= row[6]));
            Assert.Equal((0, ""), Hogwild("replay", _folder[$"quickstart-attack/schedules/{model}-worst.schedule.jsonl"]));
        }
    }

    [Fact]
    public void An_attack_is_a_function_of_scenario_and_seed()
    {
        string[] arguments =
        [
            "--budget", "14", "--bound", "3", "--objective", "energy", "--set", "run.until=15ms", "--set", "run.sample=1ms", "--set",
            "models={ energy-gnn: { rule: energy, weights: ../weights/chains-10/energy-gnn.safetensors } }",
        ];
        Attack("quickstart", arguments);
        var (first, schedule) = (File.ReadAllText(_folder["quickstart-attack/attack.csv"]), Worst());
        Attack("quickstart", arguments);
        Assert.Equal((first, schedule), (File.ReadAllText(_folder["quickstart-attack/attack.csv"]), Worst()));
        Attack("quickstart", [.. arguments, "--seed", "2"]);
        Assert.NotEqual(first, File.ReadAllText(_folder["quickstart-attack/attack.csv"]));

        string Worst() => File.ReadAllText(_folder["quickstart-attack/schedules/energy-gnn-worst.schedule.jsonl"]);
    }

    [Fact]
    public void A_linear_functional_comes_from_a_file()
    {
        // 2 x_0 − x_1 of the rotation.
        var weights = _folder.Write("w.csv", "2\n-1\n");
        Attack(
            "adversary", "--budget", "10", "--objective", $"{{ kind: linear, file: {weights} }}", "--set", "run.until=30ms",
            "--bound", "4");
        var rows = Rows("adversary");
        var network = Replay(ScheduleFile.Read(_folder["adversary-attack/schedules/rotation-worst.schedule.jsonl"]));
        Assert.Equal(rows.Values.Max(row => row[3]), (2 * network.State(0)[0]) - network.State(1)[0]);
        Assert.True(rows.Values.Max(row => row[3]) > rows["random"][6], $"{rows.Values.Max(row => row[3])} against {rows["random"][6]}");
    }

    [Theory]
    [InlineData("quickstart.yaml:15:3: expected a scheduler with a bound", "quickstart")]
    [InlineData(
        "--objective energy: expected a model with one of the rules energy, ignn, eignn, gsdgnn for the objective energy", "adversary",
        "--objective", "energy")]
    [InlineData("--objective label-flips: expected at least 2 outputs of a node", "adversary", "--objective", "label-flips")]
    [InlineData(
        "--objective enrgy: expected one of the kinds distance, energy, label-flips, linear for 'objective', found 'enrgy'; did you mean "
            + "'energy'?",
        "adversary",
        "--objective",
        "enrgy")]
    [InlineData(
        "two-nodes.csv:2:5: expected number 3 of 40",
        "quickstart",
        "--bound",
        "2",
        "--objective",
        "{ kind: linear, file: data/two-nodes.csv }")]
    [InlineData("--bound 0: expected a whole number of at least 1", "adversary", "--bound", "0")]
    [InlineData("--budget 9: expected a whole number from 10 to 1000000", "adversary", "--budget", "9")]
    [InlineData("--look-ahead 0: expected a whole number of at least 1", "adversary", "--look-ahead", "0")]
    public void What_cannot_be_attacked_is_one_line_and_nothing_is_written(string message, string scenario, params string[] arguments)
    {
        var (code, error) = Hogwild(["attack", Scenario(scenario), "--out", _folder.Root, .. arguments]);
        Assert.Equal(ExitCodes.BadInput, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Empty(_folder.List());
    }

    [Fact]
    public void An_objective_of_a_scenario_that_does_not_fit_is_named_with_its_line()
    {
        var text = File.ReadAllText(Scenario("adversary")).Replace("data/", $"{Repository.Root}/scenarios/data/", StringComparison.Ordinal)
            .Replace("objective: distance", "objective: label-flips", StringComparison.Ordinal);
        var file = _folder.Write("s.yaml", text);
        var line = 1 + text[..text.IndexOf("label-flips", StringComparison.Ordinal)].Count(c => c == '\n');
        foreach (var command in new[] { "run", "attack" })
        {
            var (code, error) = Hogwild(command, file, "--out", _folder["out"]);
            Assert.Equal(ExitCodes.BadInput, code);
            Assert.Contains($"s.yaml:{line}:", error, StringComparison.Ordinal);
            Assert.Contains("(model rotation)", error, StringComparison.Ordinal);
        }
    }

    private static string Scenario(string name) => Path.Combine(Repository.Root, "scenarios", $"{name}.yaml");

    /// <summary>The rotation under a schedule.</summary>
    private static Network Replay(Schedule schedule)
    {
        var data = Path.Combine(Repository.Root, "scenarios", "data");
        var rule = new LinearRule(
            MatrixMarket.Read(Path.Combine(data, "rotation.mtx")), initial: NumberFile.Read(Path.Combine(data, "rotation-start.csv"), 2));
        var run = new Run(rule.Graph, rule, new Replay(schedule));
        run.Finish();
        return run.Network;
    }

    private static double Total<T>(T objective, double[] states)
        where T : IObjective => objective.Total(states, 1);

    private void Attack(string scenario, params string[] arguments) =>
        Assert.Equal((0, ""), Hogwild(["attack", Scenario(scenario), "--out", _folder.Root, .. arguments]));

    /// <summary>The table by strategy, with what is no number as 0.</summary>
    private Dictionary<string, double[]> Rows(string scenario, string? model = null) =>
        File.ReadLines(_folder[$"{scenario}-attack/attack.csv"]).Skip(1).Select(line => line.Split(','))
            .Where(row => model is null || row[0] == model)
            .ToDictionary(row => row[2], row => Array.ConvertAll(
                row, field => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0));

    private static (int Code, string Error) Hogwild(params string[] arguments)
    {
        using var error = new StringWriter();
        var code = new CommandLine(TextWriter.Null, error).Invoke(arguments, TestContext.Current.CancellationToken);
        return (code, error.ToString());
    }
}
