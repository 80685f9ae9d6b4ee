using Hogwild.Cli;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>
/// Searches for schedules of workers through the command: with a worker a node they are those of nodes, and what is found replays.
/// </summary>
public sealed class WorkerSearchTests : IDisposable
{
    private static readonly string[] Short =
        ["--set", "run.until=24ms", "--set", "run.sample=2ms", "--set", "scheduler={ kind: partially-asynchronous, bound: { steps: 3 } }"];

    private readonly TemporaryFolder _folder = new();

    private static string Quickstart => Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_attack_on_a_worker_a_node_is_that_on_nodes_by_themselves()
    {
        Attack("alone");
        Attack("each", "--set", "workers={ by: hash, parts: 1000 }");
        Assert.Equal(
            File.ReadAllText(_folder["alone/quickstart-attack/attack.csv"]),
            File.ReadAllText(_folder["each/quickstart-attack/attack.csv"]));
        foreach (var model in new[] { "gcn", "ignn", "energy-gnn" })
        {
            Assert.Equal(WorstOf("alone", model).Trailer, WorstOf("each", model).Trailer);
        }
    }

    /// <summary>Layers, an iteration, and messages along arcs, for which an activation of a worker is two exchanges.</summary>
    [Fact]
    public void The_worst_schedule_of_workers_is_one_of_nodes_that_act_together_and_replays()
    {
        Attack("some", "--set", "workers={ by: bfs, parts: 4 }");
        foreach (var model in new[] { "gcn", "ignn", "energy-gnn" })
        {
            var (schedule, acting) = (WorstOf("some", model), new Dictionary<long, int>());
            for (var index = 0; index < schedule.Count; index++)
            {
                var decision = schedule[index];
                acting[decision.Time] = acting.GetValueOrDefault(decision.Time) + 1;
            }

            Assert.NotEmpty(acting);
            Assert.All(acting.Values, count => Assert.Equal(0, count % 5));
            var (code, output, error) = Hogwild("replay", Worst("some", model));
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("the same as recorded", output, StringComparison.Ordinal);
        }
    }

    /// <summary>Searches begin where somebody of each worker stays, and else they do not.</summary>
    [Theory]
    [InlineData("attack", "--budget", "12")]
    [InlineData("falsify", "--property", "converges", "--max-tests", "1", "--max-activations", "0", "--within", "200")]
    public void A_worker_all_of_whose_nodes_are_away_is_refused(string command, params string[] options)
    {
        _folder.Write("m.mtx", "%%MatrixMarket matrix coordinate real general\n4 4 4\n1 3 0.9\n3 1 0.9\n2 4 0.9\n4 2 0.9\n");
        _folder.Write("i.csv", "1\n2\n3\n4\n");
        _folder.Write("parts.txt", "0 0 1 1\n");
        var scenario = _folder.Write(
            "away.yaml",
            """
            name: away
            models: { x: { rule: { kind: linear, matrix: m.mtx, initial: i.csv } } }
            changes: { away: { at: 10ms, for: 10ms, nodes: NODES, action: leave } }
            workers: { by: file, file: parts.txt }
            scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }
            step: 1ms
            run: { until: 40ms, sample: 1ms, tolerance: 1e-4 }
            """.Replace("NODES", "2 3", StringComparison.Ordinal));
        var (code, _, error) = Hogwild([command, scenario, "--out", _folder[command], .. options]);
        Assert.Equal(2, code);
        Assert.Contains("away.yaml:4:", error, StringComparison.Ordinal);
        Assert.Contains("found all of worker 1 away at 10ms (model x)", error, StringComparison.Ordinal);

        File.WriteAllText(scenario, File.ReadAllText(scenario).Replace("nodes: 2 3", "nodes: 2", StringComparison.Ordinal));
        (code, _, error) = Hogwild([command, scenario, "--out", _folder[command], .. options]);
        Assert.DoesNotContain("unexpected", error, StringComparison.Ordinal);
        Assert.InRange(code, 0, 1);
    }

    [Theory]
    [InlineData("alone")]
    [InlineData("each", "--set", "workers={ by: hash, parts: 1000 }")]
    [InlineData("some", "--set", "workers={ by: file, file: parts.txt }")]
    public void What_is_found_of_workers_replays_and_of_a_worker_a_node_is_what_is_found_of_nodes(string folder, params string[] options)
    {
        var (code, output) = Falsify(folder, options);
        Assert.Equal(1, code);
        Assert.Contains(folder == "alone" ? "every step: node " : "every step: worker ", output, StringComparison.Ordinal);
        Assert.Contains(folder == "some" ? "of 2 workers" : folder == "each" ? "of 4 workers" : "30 random schedules, ", output,
            StringComparison.Ordinal);
        var file = _folder[$"{folder}/s-converges/x/counterexample.schedule.jsonl"];
        var replay = Hogwild("replay", file);
        Assert.Equal((0, ""), (replay.Code, replay.Error));
        Assert.Contains("the same as recorded", replay.Output, StringComparison.Ordinal);
        if (folder == "each")
        {
            Falsify("alone");
            var alone = ScheduleFile.Read(_folder["alone/s-converges/x/counterexample.schedule.jsonl"]);
            Assert.Equal(alone.Trailer, ScheduleFile.Read(file).Trailer);
        }
    }

    [Fact]
    public void One_worker_leaves_nothing_to_search()
    {
        foreach (var command in new[] { "attack", "falsify" })
        {
            string[] property = command == "falsify" ? ["--property", "converges"] : [];
            var (code, _, error) = Hogwild(
                [command, Quickstart, "--out", _folder["x"], .. property, .. Short, "--set", "workers={ parts: 1 }"]);
            Assert.Equal(2, code);
            Assert.Contains($"expected at least 2 workers for hogwild {command}, found 1 (model gcn)", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nothing_is_proved_about_an_energy_whose_nodes_work_together()
    {
        var (_, output, _) = Hogwild([
            "falsify", Quickstart, "--out", _folder["x"], "--property", "certificate", "--max-tests", "2", "--max-activations", "1",
            .. Short, "--set", "workers={ by: bfs, parts: 4 }",
        ]);
        Assert.Contains("energy-gnn: left out: nothing is proved about the step size of an energy", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Hogwild(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new CommandLine(output, error).Invoke(arguments, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private string Worst(string folder, string model) => _folder[$"{folder}/quickstart-attack/schedules/{model}-worst.schedule.jsonl"];

    private Schedule WorstOf(string folder, string model) => ScheduleFile.Read(Worst(folder, model));

    private void Attack(string folder, params string[] options)
    {
        var (code, _, error) = Hogwild(["attack", Quickstart, "--out", _folder[folder], "--budget", "10", .. Short, .. options]);
        Assert.Equal((0, ""), (code, error));
    }

    /// <summary>A rotation in pairs, which is weakly coupled: it converges synchronously, and not against everybody.</summary>
    private (int Code, string Output) Falsify(string folder, params string[] options)
    {
        _folder.Write(
            "m.mtx",
            "%%MatrixMarket matrix coordinate real general\n4 4 10\n1 1 0.6\n2 2 0.6\n3 3 0.6\n4 4 0.6\n"
                + "1 3 0.6\n3 1 -0.6\n2 4 0.6\n4 2 -0.6\n1 2 0.02\n3 4 0.02\n");
        _folder.Write("i.csv", "1\n0.7\n0.4\n0.1\n");
        _folder.Write("parts.txt", "0\n0\n1\n1\n");
        var file = _folder.Write(
            "s.yaml",
            "models: { x: { rule: { kind: linear, matrix: m.mtx, initial: i.csv } } }\n"
                + "scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }\nrun: { until: 400ms }\n");
        var (code, output, error) = Hogwild([
            "falsify", file, "--out", _folder[folder], "--property", "converges", "--max-tests", "30", .. options,
        ]);
        Assert.Equal("", error);
        return (code, output);
    }
}
