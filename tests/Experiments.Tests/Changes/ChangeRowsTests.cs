using FsCheck;
using FsCheck.Fluent;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Changes from a table.</summary>
public sealed class ChangeRowsTests : IDisposable
{
    private const string Models =
        """
        dataset:
          kind: graph
          edges: [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]]
          features: [[1, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 1]]
          labels: [0, 0, 0, 1, 1, 1]
        models:
          ignn: { rule: ignn, weights: { tensors: { ignn.W: [[0.5, 0.2], [0.1, 0.4]], ignn.U: [[1, 0], [0, 1]] } } }

        """;

    private const string Rest = "scheduler: { kind: physical, clock: { kind: poisson, period: 5ms }, link: { loss: 10% } }\n"
        + "run: { until: 2s, sample: 50ms }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>What a table says is what entries say of the same.</summary>
    [Property(MaxTest = 30, Arbitrary = [typeof(Drawn)])]
    public void A_table_means_what_entries_mean(IReadOnlyList<Row> rows)
    {
        var (table, entries) = (new List<string> { "# drawn", "time,what,who,value" }, new List<string>());
        foreach (var (index, row) in rows.Index())
        {
            table.Add(row.Line());
            entries.Add($"c{index}: {row.Entry()}");
        }

        _folder.Write("c.csv", string.Join('\n', table));
        var fromTable = Run("changes: { log: { file: c.csv } }");
        var fromEntries = Run($"changes: {{ {string.Join(", ", entries)} }}");
        Assert.Equal(fromEntries.Epochs, fromTable.Epochs);
        Assert.Equal(fromEntries.Synchronous.Outputs, fromTable.Synchronous.Outputs);
        Assert.Equal(fromEntries.Asynchronous[0].Fingerprint, fromTable.Asynchronous[0].Fingerprint);
        Assert.Equal(
            fromEntries.Asynchronous[0].Samples.Select(sample => sample.Distance),
            fromTable.Asynchronous[0].Samples.Select(sample => sample.Distance));
    }

    [Fact]
    public void All_faults_of_a_table_are_told_with_line_and_column()
    {
        _folder.Write("c.csv", """
            # what is wrong with each of them
            time,what,who,value
            0.5,features,0,0 1 3
            0.5,featurs, 3 ,1 0
            1,remove,4 50,
            0.2,add,3 5
            x,leave,2
            1,join,6
            1.1,join,2,2
            -1,targets,0,7
            1.2,add,3 5,1
            1.3,remove,3>3
            9
            """);
        Assert.Equal(
            [
                "c.csv:3:16: expected 2 features of a node, found '0 1 3'",
                "c.csv:4:5: expected one of features, targets, values, add, remove, leave, join, found 'featurs'; did you mean 'features'?",
                "c.csv:5:10: expected two different nodes from 0 to 5: '4 5' for an edge, '4>5' for one direction, found '4 50'",
                "c.csv:6:1: expected times in order, found '0.2' after 1s",
                "c.csv:7:1: expected a time in seconds, above 0, found 'x'",
                "c.csv:8:8: expected the number of a node, from 0 to 5, found '6'",
                "c.csv:9:12: expected nothing, found '2'",
                "c.csv:10:1: expected a time in seconds, above 0, found '-1'",
                "c.csv:10:14: expected a class from 0 to 1, found '7'",
                "c.csv:11:13: expected nothing: edges have no numbers here, found '1'",
                "c.csv:12:12: expected two different nodes from 0 to 5: '4 5' for an edge, '4>5' for one direction, found '3>3'",
                "c.csv:13:1: expected time, what, who and value, with commas between them, found '9'",
            ],
            Faults());
    }

    [Fact]
    public void What_contradicts_the_world_as_it_then_is_is_told_where_it_stands()
    {
        _folder.Write("c.csv", """
            time,what,who,value
            0.1,add,3 4
            0.2,leave,2
            0.25,remove,2 3
            0.26,features,2,1 1
            0.3,remove,0 1
            0.3,remove,1>0
            0.4,leave,2
            """);
        Assert.Equal(
            [
                "c.csv:2:9: expected what is not there at that time, found [3, 4] at 100ms",
                "c.csv:7:12: expected nothing else at the time of 'c.csv:6', found [1, 0] at 300ms",
                "c.csv:8:11: expected what is there at that time, found 2 at 400ms",
            ],
            Faults());
        _folder.Write("c.csv", "time,what,who,value\n0.2,leave,2\n0.25,remove,2 3\n0.26,features,2,1 1\n");
        Assert.Equal(
            [
                "c.csv:3:13: expected nodes that are there at that time, which node 2 is not, found [2, 3] at 250ms",
                "c.csv:4:15: expected nodes that are there at that time, which node 2 is not, found 2 at 260ms",
            ],
            Faults());
    }

    [Theory]
    [InlineData("", "c.csv:1:1: expected the line 'time,what,who,value' first, found an empty file")]
    [InlineData("when,what\n1,leave,2\n", "c.csv:1:1: expected the line 'time,what,who,value' first, found 'when,what'")]
    public void A_table_begins_with_the_names_of_its_columns(string text, string expected)
    {
        _folder.Write("c.csv", text);
        Assert.Equal([expected], Faults());
    }

    [Fact]
    public void Beside_a_table_an_entry_says_nothing()
    {
        _folder.Write("c.csv", "time,what,who,value\n0.2,leave,2\n");
        Assert.Contains("no other key beside 'file'", Problem("changes: { log: { file: c.csv, at: 1s } }"), StringComparison.Ordinal);
        Assert.Contains("a file that exists", Problem("changes: { log: { file: d.csv } }"), StringComparison.Ordinal);
    }

    [Fact]
    public void Results_are_replayed_by_the_table_and_kept_runs_know_its_contents()
    {
        _folder.Write("c.csv", "time,what,who,value\n0.2,features,2,1 1\n0.3,remove,1 2\n0.5,leave,4\n0.6,join,4\n9,leave,1\n");
        var scenario = ScenarioFile.Load(_folder.Write("s.yaml", $"{Models}changes: {{ log: {{ file: c.csv }} }}\n{Rest}"));
        var before = RunInputs.OfFiles(scenario.Folder, scenario);
        var options = new StudyOptions
        {
            Jobs = 1, WeightCache = string.Empty, CreateSchedule = run => File.Create(_folder[$"{run.Regime}.jsonl"]),
        };
        var result = Experiment.Run(scenario, options, TestContext.Current.CancellationToken);
        Results.Write(_folder["out"], result);
        var again = ScenarioFile.LoadResolved(_folder["out/run.json"]);
        var replayed = Replayer.Execute(_folder["Asynchronous.jsonl"], again, string.Empty, TestContext.Current.CancellationToken);
        Assert.Equal(4, result.Models[0].Epochs.Count);
        Assert.Equal(result.Models[0].Asynchronous[0].Fingerprint, replayed.Trajectory!.Fingerprint);
        _folder.Write("c.csv", "time,what,who,value\n0.2,features,2,1 0\n");
        Assert.NotEqual(before, RunInputs.OfFiles(scenario.Folder, scenario));
    }

    private string[] Faults() => Problem("changes: { log: { file: c.csv } }").ReplaceLineEndings("\n").Split('\n');

    private string Problem(string changes) => Assert.Throws<ScenarioException>(() => Run(changes)).Message;

    private ModelResult Run(string changes) => Experiment.Run(
        ScenarioFile.Load(_folder.Write("s.yaml", $"{Models}{changes}\n{Rest}")),
        new StudyOptions { Jobs = 1, WeightCache = string.Empty },
        TestContext.Current.CancellationToken).Models[0];

    /// <summary>Something that can always be said, whatever was said before: each row is about something else, or later.</summary>
    public sealed record Row(int Millisecond, int What, int Which)
    {
        private double Seconds => Millisecond / 1000.0;

        private int Node => Which % 6;

        public string Line() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Seconds},") + (What switch
        {
            0 => $"features,{Node},{Which} 0.25",
            1 => $"targets,{Node},{Which % 2}",
            2 => $"remove,{Node % 5} {(Node % 5) + 1}",
            3 => $"add,{Node}>{(Node + 3) % 6},",
            _ => $"leave,{Node}",
        });

        public string Entry() => $"{{ at: {Millisecond}ms, " + What switch
        {
            0 => $"features: {{ nodes: {Node}, values: [{Which}, 0.25] }} }}",
            1 => $"targets: {{ nodes: {Node}, values: [{Which % 2}] }} }}",
            2 => $"edges: [[{Node % 5}, {(Node % 5) + 1}]], action: remove }}",
            3 => $"edges: [[{Node}, {(Node + 3) % 6}]], ways: one, action: add }}",
            _ => $"nodes: {Node}, action: leave }}",
        };
    }

    private static class Drawn
    {
        public static Arbitrary<IReadOnlyList<Row>> Rows() => Arb.From(
            from gaps in Gen.Choose(1, 150).ListOf(8)
            from whats in Gen.Choose(0, 3).ListOf(8)
            from which in Gen.Choose(0, 40).ListOf(8)
            select Consistent(gaps, whats, which),
            rows => rows.Select((_, index) => (IReadOnlyList<Row>)[.. rows.Where((_, other) => other != index)]));

        private static IReadOnlyList<Row> Consistent(List<int> gaps, List<int> whats, List<int> which)
        {
            var (time, rows, edges) = (0, new List<Row>(), new HashSet<string>());
            for (var k = 0; k < gaps.Count; k++)
            {
                var row = new Row(time += gaps[k], whats[k], which[k]);
                if (row.What < 2 || edges.Add(row.Line()[(row.Line().IndexOf(',', StringComparison.Ordinal) + 1)..]))
                {
                    rows.Add(row);
                }
            }

            return [.. rows, new Row(time + 1, 4, which[0])];
        }
    }
}
