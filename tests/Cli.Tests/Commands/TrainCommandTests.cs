using Hogwild.Models;

namespace Hogwild.Cli.Tests;

/// <summary>Weights made by the command.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private const string Tables = """
        name: small
        table:
          datasets:
            chains-3: { kind: chains, length: 3 }
            sum-2: { kind: chains, length: 2 }
          seeds: 2
        models:
          gcn: { rule: gcn, train: { epochs: 5, width: 4 }, cells: { chains-3: { epochs: 6 } } }
        scheduler: synchronous
        run: { until: 1s }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_cell_of_tables_gets_the_weights_of_its_settings()
    {
        var scenario = _folder.Write("small.yaml", Tables);
        Assert.Equal((0, ""), Train(scenario, "a", "cache"));
        Assert.Equal(["chains-3", "chains-3/gcn.safetensors", "sum-2", "sum-2/gcn.safetensors"], _folder.List("a"));
        Assert.Equal("6", SafeTensors.Read(_folder["a/chains-3/gcn.safetensors"]).Metadata["epochs"]);
        Assert.Equal("5", SafeTensors.Read(_folder["a/sum-2/gcn.safetensors"]).Metadata["epochs"]);

        // From the cache, and without one, the same bytes.
        Assert.Equal((0, ""), Train(scenario, "b", "cache"));
        Assert.Equal((0, ""), Train(scenario, "c", "other"));
        foreach (var file in new[] { "chains-3/gcn.safetensors", "sum-2/gcn.safetensors" })
        {
            Assert.Equal(File.ReadAllBytes(_folder[$"a/{file}"]), File.ReadAllBytes(_folder[$"b/{file}"]));
            Assert.Equal(File.ReadAllBytes(_folder[$"a/{file}"]), File.ReadAllBytes(_folder[$"c/{file}"]));
        }
    }

    [Fact]
    public void Shares_are_where_the_weights_would_be_and_say_what_was_trained()
    {
        var scenario = _folder.Write("small.yaml", Tables);
        Assert.Equal((0, ""), Train(scenario, "whole", "other"));
        foreach (var number in new[] { "1", "2" })
        {
            string[] arguments = ["train", scenario, "--out", _folder["w"], "--cache", _folder[$"c{number}"], "--shard", $"{number}/2"];
            var (code, output) = Invoke(arguments);
            Assert.Equal(0, code);
            var folder = _folder[$"w/small-train.share-{number}-of-2"];
            Assert.Contains($"Share {number}/2: 1 trained model in {folder}", output, StringComparison.Ordinal);
        }

        var (merged, said) = Invoke(["merge", _folder["w/small-train.share-*-of-2"], "--out", _folder["merged"]]);
        Assert.Equal(0, merged);
        Assert.DoesNotContain("training", said, StringComparison.Ordinal);
        foreach (var file in new[] { "chains-3/gcn.safetensors", "sum-2/gcn.safetensors" })
        {
            Assert.Equal(File.ReadAllBytes(_folder[$"whole/{file}"]), File.ReadAllBytes(_folder[$"merged/{file}"]));
        }
    }

    [Fact]
    public void A_scenario_without_anything_to_train_is_refused()
    {
        var (code, error) = Train(Path.Combine(Repository.Root, "scenarios", "quickstart.yaml"), "a", "cache");
        Assert.Equal(2, code);
        Assert.Contains("expected a model with 'train'", error, StringComparison.Ordinal);
        Assert.Empty(_folder.List());
    }

    private static (int Code, string Output) Invoke(string[] arguments)
    {
        using var output = new StringWriter();
        return (new CommandLine(output, output).Invoke(arguments, TestContext.Current.CancellationToken), output.ToString());
    }

    private (int Code, string Error) Train(string scenario, string output, string cache)
    {
        using var error = new StringWriter();
        string[] arguments = ["train", scenario, "--out", _folder[output], "--cache", _folder[cache]];
        var code = new CommandLine(TextWriter.Null, error).Invoke(arguments, TestContext.Current.CancellationToken);
        return (code, error.ToString());
    }
}
