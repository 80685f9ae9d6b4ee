using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Hogwild.Models;
using Hogwild.Scenarios;

namespace Hogwild.Cli.Tests;

public sealed class WeightsCommandTests : IDisposable
{
    private static readonly string Expected = Path.Combine(Repository.Root, "tests", "Models.Tests", "Weights", "Layouts", "Expected");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tensors_are_listed_with_dtype_shape_and_norm()
    {
        var file = Write(
            """
            {"__metadata__":{"format":"pt"},"h":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]},
            "w":{"dtype":"F32","shape":[1,2],"data_offsets":[2,10]},"x":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[10,11]},
            "n":{"dtype":"F16","shape":[1],"data_offsets":[11,13]}}
            """,
            [0x48, 0xC0, 0, 0, 0x40, 0x40, 0, 0, 0x80, 0x40, 7, 0, 0x7E]);
        Assert.Equal(
            """
            name  dtype    shape   norm
            h     BF16     [1]     3.125
            n     F16      [1]     1 not finite
            w     F32      [1, 2]  5
            x     F8_E4M3  [1]     not read
            format: pt

            """.ReplaceLineEndings("\n"),
            Hogwild(0, "weights", file));
    }

    [Fact]
    public void Every_fault_of_a_file_is_a_line()
    {
        var file = Write(
            """
            {"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F64","shape":[-1],"data_offsets":[0,8]},"c":7}
            """,
            new byte[8]);
        var lines = Hogwild(2, "weights", file).TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.StartsWith($"{file}: expected ", line, StringComparison.Ordinal));
        Assert.Contains("expected a safetensors file, found no file", Hogwild(2, "weights", _folder["nix"]), StringComparison.Ordinal);
        Assert.Contains("expected a safetensors file, found a folder", Hogwild(2, "weights", _folder["."]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_is_recognised()
    {
        var output = Hogwild(0, "weights", Copy("gcn.safetensors"), "--for", Scenario("gcn", "gcn.safetensors"));
        Assert.Contains("layer1.W   [3, any]  conv1.lin.weight, transposed", output, StringComparison.Ordinal);
        Assert.Contains("\n    weights: { file: gcn.safetensors, layout: pyg-gcn }\n", output, StringComparison.Ordinal);
        output = Hogwild(0, "weights", Copy("ignn.safetensors"), "--for", Scenario("ignn", "ignn.safetensors"));
        Assert.Contains("left over: X_0 [5, 7], ig1.Omega_2 [5, 3], ig1.bias [5, 1]\n", output, StringComparison.Ordinal);
        Assert.Contains("\n    weights: { file: ignn.safetensors, layout: ignn }\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guess_can_be_pasted_into_the_scenario()
    {
        var file = new WeightFile();
        (file.Tensors["gnn.0.w"], file.Tensors["gnn.0.b"]) = (new Tensor([4, 3], new double[12]), Tensor.Vector(1, 2, 3, 4));
        (file.Tensors["gnn.1.w"], file.Tensors["head.weight"]) = (new Tensor([5, 4], new double[20]), new Tensor([2, 5], new double[10]));
        (file.Tensors["head.bias"], file.Tensors["odd name: #1"]) = (Tensor.Vector(1, 2), Tensor.Vector(1));
        SafeTensors.Write(_folder["own.safetensors"], file);
        var output = Hogwild(0, "weights", _folder["own.safetensors"], "--for", Scenario("gcn", "own.safetensors"));
        Assert.Contains("A guess, by shapes and the order of layers", output, StringComparison.Ordinal);
        Assert.Contains("left over: odd name: #1 [1]\n", output, StringComparison.Ordinal);
        var pasted = output[output.IndexOf("    weights:", StringComparison.Ordinal)..].TrimEnd();
        Assert.Equal(
            """
                weights:
                  file: own.safetensors
                  names:
                    layer1.W: { tensor: gnn.0.w, transpose: true }
                    layer1.b: gnn.0.b
                    layer2.W: { tensor: gnn.1.w, transpose: true }
                    readout.Wl: head.weight
                    readout.b2: head.bias
            """.ReplaceLineEndings("\n"),
            pasted);
        var scenario = Scenario("gcn", "own.safetensors", $"\n{pasted}");
        Assert.DoesNotContain("guess", Hogwild(0, "weights", _folder["own.safetensors"], "--for", scenario), StringComparison.Ordinal);
        Assert.Contains("Tables:", Hogwild(0, "run", scenario, "--out", _folder["plots"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_and_what_does_not_fit_is_told()
    {
        var file = new WeightFile();
        (file.Tensors["layer1.W"], file.Tensors["layer1.b"]) = (new Tensor([4, 3], new double[12]), Tensor.Vector(1));
        SafeTensors.Write(_folder["own.safetensors"], file);
        var output = Hogwild(0, "weights", _folder["own.safetensors"], "--for", Scenario("gcn", "own.safetensors"));
        Assert.Contains("layer1.W   [3, any]  layer1.W  [4, 3]  only transposed\n", output, StringComparison.Ordinal);
        Assert.Contains("layer1.b   [4]       layer1.b  [1]     no: another shape\n", output, StringComparison.Ordinal);
        output = Hogwild(0, "weights", _folder["own.safetensors"], "--for", Scenario("energy", "own.safetensors"));
        Assert.Contains("does not load: ", output, StringComparison.Ordinal);
        Assert.Contains("energy.P   [any, any]  –              missing\n", output, StringComparison.Ordinal);
        Assert.Contains("left over: layer1.W [4, 3], layer1.b [1]\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gcn", "pyg-gcn", "outputs")]
    [InlineData("ignn", "{ kind: ignn, normalise: true }", "normalise")]
    public void A_layout_runs_and_stands_in_run_json(string rule, string layout, string part)
    {
        _ = Copy($"{rule}.safetensors");
        var scenario = Scenario(rule, $"{{ file: {rule}.safetensors, layout: {layout} }}");
        _ = Hogwild(0, "run", scenario, "--out", _folder["plots"]);
        var resolved = ScenarioFile.LoadResolved(_folder["plots/s/run.json"]);
        Assert.Equal(ScenarioFile.Load(scenario, []).Models[0].Weights!.Layout, resolved.Models[0].Weights!.Layout);
        Assert.Equal(part == "normalise", resolved.Models[0].Weights!.Layout == new WeightLayout.Ignn(Normalise: true));
    }

    [Theory]
    [InlineData("gat", "gat", "{ kind: pyg-gat, elu: true }", "whether 'elu' is true (an ELU between layers) or false (a ReLU)")]
    [InlineData("sage", "{ kind: sage, aggregator: mean }", "pyg-sage", "whether 'aggregator' is mean or max")]
    [InlineData("gin", "gin", "pyg-gin", null)]
    public void Files_of_PyTorch_Geometric_are_recognised_and_are_of_no_other_rule(string rule, string says, string layout, string? untold)
    {
        var file = $"{rule}.safetensors";
        var output = Hogwild(0, "weights", Copy(file), "--for", Scenario(rule, file));
        var paste = $"    weights: {{ file: {file}, layout: {layout} }}\n";
        paste = says == rule ? paste : $"    rule: {says}\n{paste}";
        Assert.Contains($":\n{paste}", output, StringComparison.Ordinal);
        Assert.Equal(untold is not null, output.Contains($"No tensor tells {untold}: one is a guess here:", StringComparison.Ordinal));
        // What is printed to be pasted is taken.
        var pasted = Scenario(says, $"{{ file: {file}, layout: {layout} }}");
        _ = Hogwild(0, "run", pasted, "--out", _folder["pasted"]);
        Assert.DoesNotContain("left over", output, StringComparison.Ordinal);
        foreach (var other in new[] { "gcn", "gat", "sage", "gin", "ignn" }.Where(other => other != rule))
        {
            var told = Hogwild(0, "weights", _folder[file], "--for", Scenario(other, file));
            Assert.DoesNotContain("layout:", told, StringComparison.Ordinal);
            Assert.Contains("expected", Hogwild(2, "run", Scenario(other, file), "--out", _folder["p"]), StringComparison.Ordinal);
        }
    }

    /// <summary>Where there is Python, it writes the files that tests compare with anew, to the byte.</summary>
    [Fact]
    public void The_kept_files_are_what_the_sample_in_python_writes()
    {
        var script = Path.Combine(Repository.Root, "samples", "python", "pytorch_layouts.py");
        try
        {
            using var process = Process.Start("python3", [script, _folder["new"]]);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("there is no Python");
        }

        Assert.Equal(16, _folder.List("new").Length);
        Assert.All(_folder.List("new"), name => Assert.Equal(
            File.ReadAllBytes(Path.Combine(Expected, name)), File.ReadAllBytes(Path.Combine(_folder["new"], name))));
    }

    private string Scenario(string rule, string weights, string after = "")
    {
        _ = (Copy("graph.edges"), Copy("features.csv"));
        return _folder.Write("s.yaml", $$"""
            dataset: { kind: graph, nodes: 7, edges: graph.edges, features: features.csv, labels: [0, 1, 0, 1, 0, 1, 0] }
            models:
              m:
                rule: {{rule}}
            {{(after.Length > 0 ? after : $"    weights: {weights}")}}
            scheduler: synchronous
            run: { until: 50ms, sample: 10ms }
            """);
    }

    private string Copy(string name)
    {
        File.Copy(Path.Combine(Expected, name), _folder[name], overwrite: true);
        return _folder[name];
    }

    private string Write(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        File.WriteAllBytes(_folder["w.safetensors"], [.. length, .. text, .. data]);
        return _folder["w.safetensors"];
    }

    private static string Hogwild(int code, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        Assert.Equal(code, new CommandLine(output, error).Invoke(arguments, TestContext.Current.CancellationToken));
        return (code == 0 ? output : error).ToString();
    }
}
