using System.Text.Json;
using Hogwild.Cli;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Contests.Tests;

/// <summary>What the benches measure is what they say.</summary>
public sealed class BenchTests
{
    [Fact]
    public void All_programs_of_the_workload_compute_the_same_to_the_bit() => Assert.True(Agreement.Check() > 5_000);

    [Fact]
    public void A_plain_loop_and_a_synchronous_run_compute_the_same_to_the_bit() => RoundsBench.Check();

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(50)]
    [InlineData(1_001)]
    public void The_graph_of_the_workload_is_4_regular_undirected_and_connected(int nodes)
    {
        var graph = RandomRegularGraph.Create(nodes, new Draws(3));
        Assert.True(graph.IsUndirected);
        Assert.All(Enumerable.Range(0, nodes), node => Assert.Equal((4, 4), (graph.InDegree(node), graph.OutDegree(node))));
        var reached = new HashSet<int> { 0 };
        for (var (queue, _) = (new Queue<int>([0]), 0); queue.TryDequeue(out var node);)
        {
            foreach (var neighbour in graph.InNeighbours(node))
            {
                if (reached.Add(neighbour))
                {
                    queue.Enqueue(neighbour);
                }
            }
        }

        Assert.Equal(nodes, reached.Count);
    }

    [Fact]
    public void Answers_of_a_world_that_changes_are_those_from_the_start()
    {
        var findings = new ChangesBench().Run(
            new BenchSettings([100], Quick: true), new Progress<RunProgress>(), TestContext.Current.CancellationToken).ToList();
        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.InRange(finding.Value, 0.5, 1e4));
    }

    [Fact]
    public void Both_queues_of_the_hold_model_take_the_same_events()
    {
        Assert.All(Increments.All, increments =>
        {
            var model = new HoldModel(500, increments);
            Assert.Equal(model.Theirs(5_000), model.Ours(5_000));
        });
    }

    [Fact]
    public void The_programs_do_about_as_many_updates_as_a_span_is_for()
    {
        var program = new NetworkProgram(new ReferenceWorkload(100));
        program.Run(Contest.Span(100, 10_000));
        Assert.InRange(program.Updates, 9_500, 10_500);
    }

    [Fact]
    public void A_contest_has_every_pair_and_finds_that_a_network_allocates_next_to_nothing()
    {
        var workload = new ReferenceWorkload(50);
        var turns = new List<(int, int)>();
        var comparison = new Contest(2, 3, 1_000, warmUp: 300_000).Run(
            new Entrant(50, () => new NetworkProgram(workload)),
            new Entrant(50, () => new PriorityQueueProgram<UsualDraws>(workload, new UsualDraws())),
            (done, total) => turns.Add((done, total)),
            TestContext.Current.CancellationToken);
        Assert.Equal([0, 0, 1, 2, 3, 3, 4, 5], turns.Select(turn => turn.Item1));
        Assert.All(turns, turn => Assert.Equal(6, turn.Item2));
        // A list that doubles now and then is all there is; an array per update would be 150 bytes.
        Assert.InRange(comparison.Bytes, 0, 8);

        // The new state and a copy for each message that is not lost, of 16 numbers and a header each.
        Assert.InRange(comparison.BytesOfSecond, 4 * (16 * 8), 6 * ((16 * 8) + 24));
    }

    [Fact]
    public void Pairs_are_compared_each_by_itself()
    {
        // The machine is ten times as slow during the second pair, and something disturbs the third.
        (Timing, Timing)[] slices =
        [
            (new(100, 3), new(150, 9)), (new(1_000, 1), new(1_600, 7)), (new(100, 2), new(900, 8)), (new(200, 5), new(260, 6)),
            (new(100, 5), new(155, 6)),
        ];
        var comparison = new Comparison(slices);
        Assert.Equal((1.55, 100, 1, 6), (comparison.Ratio, comparison.Nanoseconds, comparison.Bytes, comparison.BytesOfSecond));
        Assert.Equal("260 / 100 ns, half of 5 pairs 1.50 to 1.60", comparison.Detail);
    }

    [Fact]
    public void A_gate_is_passed_from_its_own_side()
    {
        Assert.True(Finding.AtLeast("a", "b", 4, "×", 4, null, "").Passes);
        Assert.False(Finding.AtLeast("a", "b", 3.99, "×", 4, null, "").Passes);
        Assert.True(Finding.AtMost("a", "b", 4, "×", 4, null, "").Passes);
        Assert.False(Finding.AtMost("a", "b", 4.01, "×", 4, null, "").Passes);
        Assert.True(Finding.AtMost("a", "b", 99, "×", null, null, "").Passes);
    }

    [Fact]
    public void A_report_has_a_row_a_finding_and_gates_only_where_they_are_asked_for()
    {
        Finding[] findings =
            [Finding.AtLeast("hold", "what", 3.456, "×", 3, 3.5, "1 / 2 ns"), Finding.AtMost("memory", "b", 2, "GB", 1, null, "")];
        var gated = BenchReport.Markdown(findings, hasGates: true).Split('\n');
        Assert.Equal("| hold   | what | 3.46×    | ≥ 3×   | ≥ 3.5× | pass | 1 / 2 ns |", gated[2]);
        Assert.Contains("FAIL", gated[3], StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL", BenchReport.Markdown(findings, hasGates: false), StringComparison.Ordinal);
        var json = JsonDocument.Parse(BenchReport.Json(findings)).RootElement;
        Assert.Equal(3.456, json.GetProperty("findings")[0].GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("--line", "hodl")]
    [InlineData("--size", "3")]
    public void A_bench_that_does_not_exist_is_bad_input(string option, string value)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(ExitCodes.BadInput, new CommandLine(output, error).Invoke(
            ["bench", option, value], TestContext.Current.CancellationToken));
        Assert.Contains(option, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(string.Empty, output.ToString());
    }

    [Fact]
    public void A_bench_prints_a_table_and_writes_it()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        var (json, markdown) = (folder["a.json"], folder["a.md"]);
        var code = new CommandLine(output, TextWriter.Null).Invoke(
            ["bench", "--line", "memory", "--size", "200", "--json", json, "--markdown", markdown],
            TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("memory of 200 nodes", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("memory of 200 nodes", File.ReadAllText(markdown), StringComparison.Ordinal);
        Assert.Contains("memory of 200 nodes", File.ReadAllText(json), StringComparison.Ordinal);
    }
}
