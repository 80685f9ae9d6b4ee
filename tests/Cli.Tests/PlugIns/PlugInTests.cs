using System.Security.Cryptography;
using Hogwild.Plugged;

namespace Hogwild.Cli.Tests;

/// <summary>Kinds of others in files that the command line names: sources are compiled, assemblies loaded, nothing else is.</summary>
public sealed class PlugInTests : IDisposable
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "PlugIns");
    private static readonly string Scenario = Path.Combine(Samples, "smoothing.yaml");
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void The_samples_run_are_written_down_and_replay()
    {
        Assert.Equal(0, Run(["run", Scenario, "--out", _folder.Root, "--record", .. Allowed("smoothing.cs", "two-valued.cs")]));
        Assert.Contains("smooth,asynchronous,converged,1,0,", File.ReadAllText(_folder["smoothing/summary.csv"]), StringComparison.Ordinal);
        var json = File.ReadAllText(_folder["smoothing/run.json"]);
        foreach (var file in new[] { "smoothing.cs", "two-valued.cs" })
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Samples, file))));
            Assert.Contains($"\"sha256\": \"{hash}\"", json, StringComparison.Ordinal);
        }

        var schedule = _folder["smoothing/schedules/smooth-asynchronous-0000.jsonl"];
        Assert.Equal(2, Run("replay", schedule));
        Assert.Contains("expected --plugin ", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Run(["replay", schedule, .. Allowed("smoothing.cs", "two-valued.cs")]));
    }

    [Fact]
    public void The_same_source_gives_the_same_tables()
    {
        Assert.Equal(0, Run(["run", Scenario, "--out", _folder["a"], .. Allowed("smoothing.cs", "two-valued.cs")]));
        Assert.Equal(0, Run(["run", Scenario, "--out", _folder["b"], .. Allowed("two-valued.cs", "smoothing.cs")]));
        Assert.Equal(
            File.ReadAllBytes(_folder["a/smoothing/metrics.csv"]), File.ReadAllBytes(_folder["b/smoothing/metrics.csv"]));
    }

    [Fact]
    public void A_scheduler_stands_wherever_ours_do()
    {
        string[] plugIns = Allowed("smoothing.cs", "two-valued.cs", "lazy.cs");
        Assert.Equal(
            0, Run(["run", Scenario, "--out", _folder.Root, "--set", "scheduler={ kind: lazy, every: 4 }", .. plugIns]));
        Assert.Contains("\"kind\": \"lazy\"", File.ReadAllText(_folder["smoothing/run.json"]), StringComparison.Ordinal);
        Assert.Contains("lazy.cs", File.ReadAllText(_folder["smoothing/run.json"]), StringComparison.Ordinal);
        Assert.Equal(0, Run(["falsify", Scenario, "--property", "converges", "--bound", "2", "--max-tests", "20",
            "--out", _folder.Root, .. plugIns]));
        Assert.Equal(0, Run(["threshold", Scenario, "--over", "loss", "--from", "0%", "--to", "20%", "--points", "2",
            "--out", _folder.Root, .. plugIns]));
    }

    [Fact]
    public void A_metric_and_a_figure_are_named_as_ours_are()
    {
        string[] plugIns = Allowed("smoothing.cs", "two-valued.cs", "spread.cs", "endings.cs");
        Assert.Equal(0, Run(["run", Scenario, "--out", _folder.Root, "--set", "run.metrics=[spread, distance]",
            "--set", "figures=[{ kind: endings, shares: true }, { kind: curve, metric: spread }]", .. plugIns]));
        Assert.Equal(
            ["captions.md", "curve-spread.png", "curve-spread.svg", "endings.png", "endings.svg"],
            Directory.GetFiles(_folder["smoothing/figures"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var figure = File.ReadAllText(_folder["smoothing/figures/endings.svg"]);
        Assert.Contains("share of those that came there", figure, StringComparison.Ordinal);
        var rows = File.ReadAllLines(_folder["smoothing/metrics.csv"]);

        // The nodes have measured 0, 1, 2 and 5 and start from that.
        Assert.Equal("smooth,synchronous,0,0,0,spread,5", rows[1]);
        Assert.Equal(["distance", "metric", "spread"], rows.Select(row => row.Split(',')[5]).Distinct().Order(StringComparer.Ordinal));
        var summary = File.ReadAllText(_folder["smoothing/summary.csv"]);
        Assert.Contains("smooth,asynchronous,spread,1.2529411", summary, StringComparison.Ordinal);
        foreach (var (family, name) in new[] { ("metrics", "spread"), ("figures", "endings") })
        {
            Assert.Equal(0, Run(["list", family, .. plugIns]));
            Assert.Contains($"{name}{Environment.NewLine}", _output.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(2, Run(["run", Scenario, "--out", _folder.Root, "--set", "run.metrics=[spraed]", .. plugIns]));
        Assert.Contains("found 'spraed'; did you mean 'spread'?", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Code_is_never_loaded_because_a_scenario_names_it()
    {
        Assert.Equal(2, Run(["run", Scenario, "--out", _folder.Root, .. Allowed("two-valued.cs")]));
        var path = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(Samples, "smoothing.cs"));
        Assert.Equal(
            $"{Scenario}:4:11: expected --plugin {path} on the command line: the scenario needs the code in it, which runs only where "
                + "that allows it",
            _error.ToString().Trim());
        Assert.Empty(_folder.List("."));
    }

    /// <summary>A base names its plug-ins from its own folder, as it does with all files.</summary>
    [Fact]
    public void A_base_names_its_own_plug_ins()
    {
        foreach (var name in new[] { "smoothing.cs", "two-valued.cs", "smoothing.yaml" })
        {
            _folder.Write($"base/{name}", File.ReadAllText(Path.Combine(Samples, name)));
        }

        var file = _folder.Write("above.yaml", "extends: base/smoothing.yaml\nrun: { until: 1s }\n");
        Assert.Equal(2, Run("run", file, "--out", _folder.Root));
        Assert.Contains($"{_folder["base/smoothing.yaml"]}:4:11: expected --plugin ", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Run(
            ["run", file, "--out", _folder.Root, "--plugin", _folder["base/smoothing.cs"], "--plugin", _folder["base/two-valued.cs"]]));
        Assert.Contains("\"base/smoothing.cs\"", File.ReadAllText(_folder["above/run.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_a_source_have_their_places()
    {
        var file = _folder.Write("my.cs", "public sealed record My : RuleSpec\n{\n    public int X => y;\n    public int Z => \"\";\n}\n");
        Assert.Equal(2, Run("run", Scenario, "--plugin", file));
        var lines = _error.ToString().Trim().Split('\n');
        Assert.Contains(lines, line => line.StartsWith($"{file}:3:21: CS0103: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"{file}:4:21: CS0029: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("none.cs", null, "expected a file .dll, .cs, .py or .pt that exists")]
    [InlineData("my.txt", "x", "expected a file .dll, .cs, .py or .pt that exists")]
    [InlineData("my.dll", "x", "expected an assembly that was built against this version")]
    [InlineData("my.cs", "public class C;", "expected public records with the attribute [Kind] (docs/extending.md), found none")]
    [InlineData(
        "my.cs",
        "[Kind(\"gcn\", \"mine\")] public sealed record G : RuleSpec { public override Model Create(RuleContext c) => null!; }",
        "two kinds of rule have the name gcn")]
    public void What_is_no_plug_in_is_told(string name, string? text, string message)
    {
        var file = text is null ? _folder[name] : _folder.Write(name, text);
        Assert.Equal(2, Run("list", "rules", "--plugin", file));
        Assert.StartsWith($"--plugin {file}: {message}", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_brings_its_kinds()
    {
        Assert.Equal(0, Run("list", "rules", "--plugin", typeof(EchoSpec).Assembly.Location));
        Assert.Contains("echo\n", _output.ToString(), StringComparison.Ordinal);
        var file = _folder.Write(
            "s.yaml",
            """
            dataset: { kind: star, leaves: 4 }
            models: { echo: { rule: { kind: echo, share: 0.25 } } }
            scheduler: { kind: lazy, every: 2 }
            run: { until: 100ms, stop: converged }
            """);
        Assert.Equal(0, Run("run", file, "--out", _folder.Root, "--plugin", typeof(EchoSpec).Assembly.Location));
    }

    [Fact]
    public void The_samples_are_short() => Assert.All(
        Directory.GetFiles(Samples, "*.cs"), file => Assert.InRange(File.ReadAllLines(file).Length, 1, 39));

    private static string[] Allowed(params string[] files) =>
        [.. files.SelectMany(file => new[] { "--plugin", Path.Combine(Samples, file) })];

    private int Run(params IEnumerable<string> arguments)
    {
        _error.GetStringBuilder().Clear();
        _output.GetStringBuilder().Clear();
        return new CommandLine(_output, _error).Invoke([.. arguments], TestContext.Current.CancellationToken);
    }
}
