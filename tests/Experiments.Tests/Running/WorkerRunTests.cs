using Hogwild.Cli;

namespace Hogwild.Experiments.Tests;

/// <summary>Scenarios with workers through the command, as a user runs them.</summary>
public sealed class WorkerRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Scenario => Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_worker_a_node_gives_the_tables_of_nodes_by_themselves()
    {
        Run("alone");
        Run("each", "workers={ by: hash, parts: 1000 }");
        Assert.Equal(File.ReadAllText(_folder["alone/quickstart/metrics.csv"]), File.ReadAllText(_folder["each/quickstart/metrics.csv"]));
        var others = Rows("each", "workers").Concat(Rows("each", "cut_arcs")).Concat(Rows("each", "message_bytes")).ToList();
        Assert.Equal(9, others.Count);
        Assert.Equal(
            File.ReadLines(_folder["alone/quickstart/summary.csv"])
                .Where(row => !row.StartsWith("energy-gnn,asynchronous,certified", StringComparison.Ordinal)),
            File.ReadLines(_folder["each/quickstart/summary.csv"]).Except(others));
    }

    [Fact]
    public void One_worker_sends_nothing_and_computes_what_is_computed_synchronously()
    {
        Run("one", "workers={ parts: 1 }");
        var messages = Rows("one", "messages").Where(row => row.Contains(",asynchronous,", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, messages.Count);
        Assert.All(messages, row => Assert.Equal("0", row.Split(',')[3]));
        Assert.NotEmpty(Rows("one", "deviation"));
        Assert.All(Rows("one", "deviation").Where(row => row.StartsWith("gcn,", StringComparison.Ordinal)),
            row => Assert.Equal("0", row.Split(',')[3]));
    }

    [Fact]
    public void What_workers_did_is_replayed_to_the_last_number()
    {
        Run("recorded", "workers={ by: hash, parts: 3 }", "run.record=true");
        foreach (var model in new[] { "gcn", "ignn", "energy-gnn" })
        {
            var (code, output, error) = Hogwild("replay", _folder[$"recorded/quickstart/schedules/{model}-asynchronous-0001.jsonl"]);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("the same as recorded", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("workers={ by: bfs }", "expected a number of workers for 'workers.parts', found nothing")]
    [InlineData(
        "workers={ by: file, parts: 2 }", "expected a file with a number of a worker for every node for 'workers.file', found nothing")]
    [InlineData("workers={ parts: 0 }", "expected a whole number of at least 1 for 'workers.parts', found '0'")]
    [InlineData("scheduler={ kind: residual-greedy }", "residual-greedy looks at states, of which a worker has many")]
    [InlineData("scheduler.send={ kind: change, above: 0.1 }", "what is sent depends on states, of which a worker has many")]
    [InlineData(
        "threshold={ over: alpha, from: 0.1, to: 1, schedulers: [{ kind: residual-greedy }] }",
        "residual-greedy looks at states, of which a worker has many")]
    [InlineData("scheduler.atomic=false", "within a worker all of what is newest is read, and nothing torn")]
    [InlineData("scheduler.initial=unknown", "within a worker the start is known")]
    public void What_cannot_be_is_refused_with_the_reason(string set, string message)
    {
        var (code, _, error) = Hogwild("run", Scenario, "--out", _folder["x"], "--set", "workers={ parts: 2 }", "--set", set);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["x"]));
    }

    [Fact]
    public void Numbers_of_workers_are_read_from_a_file_with_all_faults_at_once()
    {
        var nodes = Enumerable.Range(0, 20).Select(node => node < 7 ? "5" : "2").ToList();
        Run("read", $"workers={{ by: file, file: {_folder.Write("parts.txt", string.Join('\n', nodes))} }}");
        Assert.Equal(3, Rows("read", "workers").Count());
        Assert.All(Rows("read", "workers"), row => Assert.Equal("2", row.Split(',')[3]));
        (nodes[2], nodes[9]) = ("-1", "1.5");
        var file = _folder.Write("wrong.txt", string.Join('\n', nodes));
        var (code, _, error) = Hogwild("run", Scenario, "--out", _folder["x"], "--set", $"workers={{ by: file, file: {file} }}");
        Assert.Equal(2, code);
        Assert.Contains("wrong.txt:3:1: expected the number of a node's worker (number 3 of 20), an integer from 0 to", error,
            StringComparison.Ordinal);
        Assert.Contains("wrong.txt:10:1: expected the number of a node's worker (number 10 of 20)", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Hogwild(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new CommandLine(output, error).Invoke(arguments, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private void Run(string folder, params string[] sets)
    {
        string[] options = ["run", Scenario, "--out", _folder[folder], "--replicates", "3", "--set", "run.until=1s"];
        var (code, _, error) = Hogwild([.. options, .. sets.SelectMany(set => new[] { "--set", set })]);
        Assert.Equal((0, ""), (code, error));
    }

    private IEnumerable<string> Rows(string folder, string metric) => File.ReadLines(_folder[$"{folder}/quickstart/summary.csv"])
        .Where(row => row.Split(',')[2] == metric);
}
