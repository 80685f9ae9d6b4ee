using System.Text.RegularExpressions;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training.Tests;

/// <summary>What docs/torchscript.md shows is what the sample is, and runs.</summary>
public sealed partial class TorchScriptPageTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "TorchScript");

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "torchscript.md"));
    private static readonly List<string> Blocks = [.. Block().Matches(Page).Select(match => match.Groups[1].Value)];

    [Fact]
    public void The_sample_is_that_of_the_page()
    {
        Assert.Equal(File.ReadAllText(Path.Combine(Samples, "layer.py")), Blocks[0]);
        var weights = InputFile.At(Path.Combine(Samples, "layer.safetensors"));
        var model = ScriptCase.Model(Blocks[0], 4, spec => spec with { Parameters = weights });
        Assert.True(model.Reference.Residual <= 1e-12);
        Assert.Equal(2, model.Readout.OutputSize);
    }

    [Fact]
    public void The_layered_one_computes_what_ours_does()
    {
        var (random, weights) = (new RandomCase(3), new WeightFile());
        random.Add(weights, "layer1.W", 1, 2, 3);
        random.Add(weights, "layer2.W", 1, 3, 2);
        var file = Path.GetTempFileName();
        try
        {
            SafeTensors.Write(file, weights);
            var model = ScriptCase.Model(
                Blocks[1], 3, spec => spec with { Parameters = InputFile.At(file), Layers = 2, Initial = TorchScriptStart.Features });
            var ours = new GcnRule(ScriptCase.Data with { ArcFeatureSize = 0, ArcFeatures = [] }, weights);
            Near.Equal(FixedPoint.LastLayer(ours, ScriptCase.Data.Graph).States, model.Reference.States, 1e-12);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
