namespace Hogwild.Cli.Tests;

/// <summary>Schedules and states of the cells of a sweep: those of the cell alone, and of use to all commands that read them.</summary>
public sealed class RecordedCellsTests : IDisposable
{
    private const string Text = """
        name: s
        dataset: { kind: chains, length: 4 }
        models:
          walk: { rule: gcn, weights: WEIGHTS/gcn.safetensors }
          dig:  { rule: ignn, weights: WEIGHTS/ignn.safetensors }
        scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }
        run: { until: 60ms, sample: 20ms, replicates: 2, record: true, states: samples }
        """;

    private const string Sweep = "\nsweep: { over: { scheduler.bound.steps: [1, 3], run.until: [40ms, 60ms] } }";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Sweep, "run.until=40ms;run.until=60ms", "scheduler.bound.steps=1;scheduler.bound.steps=3")]
    [InlineData("\nvary: { path: scheduler.bound.steps, values: [2, 4] }", "scheduler.bound.steps=2;scheduler.bound.steps=4", "seed=1")]
    [InlineData(
        "\nsweep: { over: { scheduler.bound.steps: [1, 3], run.until: [40ms, 60ms] }, by: zip }",
        "run.until=40ms,scheduler.bound.steps=1;run.until=60ms,scheduler.bound.steps=3",
        "seed=1")]
    public void The_files_of_a_cell_are_those_of_its_scenario_alone(string section, string inner, string outer)
    {
        Assert.Equal(0, Invoke("run", Scenario(Text + section), "--out", _folder["all"]).Code);
        var plain = Scenario(Text, "plain/s.yaml");
        var number = 0;
        foreach (var one in outer.Split(';'))
        {
            foreach (var other in inner.Split(';'))
            {
                var sets = $"{one},{other}".Split(',').SelectMany(set => new[] { "--set", set });
                var cell = $"all/s/cells/{number:0000}";
                Assert.Equal(0, Invoke(["run", plain, "--out", _folder[$"alone{number}"], .. sets]).Code);
                foreach (var file in Files(cell).Where(file => file != "run.json"))
                {
                    Assert.True(
                        File.ReadAllBytes(_folder[$"{cell}/{file}"]).SequenceEqual(File.ReadAllBytes(_folder[$"alone{number}/s/{file}"])),
                        $"{cell}/{file}");
                }

                string[] recorded = [.. Files($"alone{number}/s").Where(file => file.StartsWith("sch", StringComparison.Ordinal)
                    || file.StartsWith("sta", StringComparison.Ordinal))];
                Assert.InRange(recorded.Length, 8, 12);
                Assert.Equal(
                    [
                        .. recorded.Concat(["metrics.csv", "replicates.csv", "run.json", "summary.csv", "table.md", "table.tex"])
                            .Concat(Files($"alone{number}/s").Where(file => file == "nodes.csv")).Order(),
                    ],
                    Files(cell));
                number++;
            }
        }

        Assert.Equal(number, Directory.GetDirectories(_folder["all/s/cells"]).Length);
    }

    [Fact]
    public void What_a_cell_has_recorded_can_be_replayed_drawn_and_compared()
    {
        Assert.Equal(0, Invoke("run", Scenario(Text + Sweep), "--out", _folder["a"]).Code);
        Assert.Equal(
            "cell,scheduler.bound.steps,run.until_s\n0,1,0.04\n1,1,0.06\n2,3,0.04\n3,3,0.06\n",
            File.ReadAllText(_folder["a/s/cells/index.csv"]));
        var schedule = _folder["a/s/cells/0002/schedules/dig-asynchronous-0001.jsonl"];
        var (code, output) = Invoke("replay", schedule);
        Assert.Equal(0, code);
        Assert.Contains("the same as recorded, and so is every number of", output, StringComparison.Ordinal);
        (code, output) = Invoke("timeline", schedule, "--out", _folder["t.svg"]);
        Assert.Equal((0, false), (code, output.Contains("No messages", StringComparison.Ordinal)));

        Assert.Equal(0, Invoke("run", Scenario(Text + Sweep), "--out", _folder["b"], "--seed", "2").Code);
        Assert.Equal(0, Invoke("compare", _folder["a/s"], _folder["a/s/"]).Code);
        (code, output) = Invoke("compare", _folder["a/s"], _folder["b/s"]);
        Assert.Equal(1, code);
        Assert.Contains("cells/0002/schedules/dig-asynchronous-0001.jsonl", output, StringComparison.Ordinal);
        Assert.Contains("cells/0002/states/dig-asynchronous-0001.npz", output, StringComparison.Ordinal);
        Assert.Equal(0, Invoke("compare", _folder["a/s/cells/0000"], _folder["a/s/cells/0000/"]).Code);
    }

    [Fact]
    public void Of_a_model_that_failed_in_a_cell_nothing_is_left()
    {
        foreach (var (name, value) in new[] { ("half", "0.5"), ("one", "1") })
        {
            _folder.Write($"{name}.mtx", $"%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 {value}\n2 1 {value}\n");
        }

        var scenario = Scenario("""
            name: s
            models: { map: { rule: { kind: linear, matrix: half.mtx } } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 30ms, sample: 10ms, record: true, states: end }
            sweep: { over: { models.map.rule.matrix: [half.mtx, one.mtx] } }
            """);
        Assert.Equal(6, Invoke("run", scenario, "--out", _folder["a"]).Code);
        Assert.Equal(2, Directory.GetFiles(_folder["a/s/cells/0000/schedules"]).Length);
        Assert.Equal(["metrics.csv", "replicates.csv", "run.json", "summary.csv", "table.md", "table.tex"], Files("a/s/cells/0001"));

        // What is there may be replaced.
        Assert.Equal(6, Invoke("run", scenario, "--out", _folder["a"]).Code);
    }

    private string[] Files(string folder) =>
        [.. _folder.List(folder).Where(file => File.Exists(_folder[$"{folder}/{file}"])).Order(StringComparer.Ordinal)];

    private string Scenario(string text, string file = "s.yaml") => _folder.Write(
        file, text.Replace("WEIGHTS", Path.Combine(Repository.Root, "weights", "chains-10"), StringComparison.Ordinal));

    private static (int Code, string Output) Invoke(params string[] arguments)
    {
        using var output = new StringWriter();
        var code = new CommandLine(output, output).Invoke(arguments, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
