using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Training.Tests;

/// <summary>Rules in TorchScript beside ours.</summary>
public sealed class TorchScriptRuleTests : IDisposable
{
    private const double Tolerance = 1e-12;

    private const string Ignn = """
        import torch
        from torch import Tensor

        def update(own: Tensor, inbox: Tensor, edge_features: Tensor, features: Tensor,
                   degrees: Tensor, ignn_W: Tensor, ignn_U: Tensor, ignn_b: Tensor) -> Tensor:
            degree = inbox.size(0) + 1.0
            share = torch.rsqrt((degrees + 1.0) * degree)
            mean = own / degree + torch.matmul(share, inbox)
            return torch.relu(torch.matmul(mean, ignn_W) + torch.matmul(features, ignn_U) + ignn_b)
        """;

    private const string Gcn = """
        import torch
        from typing import Dict
        from torch import Tensor

        def update(own: Tensor, inbox: Tensor, edge_features: Tensor, features: Tensor,
                   parameters: Dict[str, Tensor], layer: int, degrees: Tensor) -> Tensor:
            W = parameters["layer" + str(layer + 1) + ".W"]
            degree = inbox.size(0) + 1.0
            mean = own / degree + torch.matmul(torch.rsqrt((degrees + 1.0) * degree), inbox)
            out = torch.relu(torch.matmul(mean[:W.size(0)], W))
            return torch.cat([out, torch.zeros(own.size(0) - out.size(0), dtype=torch.float64)])
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("hogwild-").FullName;

    [Theory]
    [InlineData("sum", 4)]
    [InlineData("mean", 1)]
    [InlineData("max", 1)]
    public void States_are_pooled_as_the_metadata_of_the_parameters_say(string pool, double expected)
    {
        var parameters = new WeightFile();
        parameters.Tensors["readout.Wl"] = Tensor.Matrix(1, 1, [1]);
        parameters.Metadata[Pooling.Key] = pool;
        var path = Path.Combine(_folder, "p.safetensors");
        SafeTensors.Write(path, parameters);
        var model = ScriptCase.Model(
            ScriptCase.Head + "    return torch.ones(1, dtype=torch.float64)\n",
            state: 1,
            with: spec => spec with { Parameters = InputFile.At(path) },
            data: ScriptCase.Data with { Groups = NodeGroups.OfGraph(ScriptCase.Data.Graph.NodeCount), Labels = [0] });
        Assert.Equal([expected], model.OutputsOf(model.Reference.States));
        Assert.Contains(new("pool", pool), model.Facts);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Property(MaxTest = 15)]
    public void An_IGNN_agrees_with_ours_under_the_same_schedule(int seed)
    {
        var random = new RandomCase(seed);
        var (k, weights) = (random.Below(5) + 1, new WeightFile());
        random.Add(weights, "ignn.W", 0.3 / k, k, k);
        weights.Tensors.Add("ignn.U", new Tensor([random.Data.FeatureSize, k], random.Normal(random.Data.FeatureSize * k)));
        random.Add(weights, "ignn.b", 1, k);
        if (random.Data.FeatureSize == 0)
        {
            return;
        }

        var ours = ModelFactory.Ignn("ignn", random.Data, weights);
        var theirs = ScriptCase.Model(Ignn, k, spec => spec with { Parameters = Written(weights) }, random.Data);
        Near.Equal(ours.Reference.States, theirs.Reference.States, Tolerance);
        Near.Equal(States(ours, seed), States(theirs, seed), Tolerance);
    }

    [Property(MaxTest = 15)]
    public void A_GCN_agrees_with_ours_in_every_layer(int seed)
    {
        var random = new RandomCase(seed);
        var width = random.Data.FeatureSize;
        if (width == 0)
        {
            return;
        }

        var weights = new WeightFile();
        foreach (var layer in new[] { 1, 2 })
        {
            var next = random.Below(4) + 1;
            weights.Tensors.Add($"layer{layer}.W", new Tensor([width, next], random.Normal(width * next)));
            width = next;
        }

        // With a readout of its own the last layer of ours is rectified, as all layers of theirs are.
        weights.Tensors.Add("readout.Wl", new Tensor([3, width], random.Normal(3 * width)));
        var ours = ModelFactory.Gcn("gcn", random.Data, weights);
        weights.Tensors.Remove("readout.Wl");
        var theirs = ScriptCase.Model(
            Gcn,
            ours.Rule.StateSize,
            spec => spec with { Parameters = Written(weights), Layers = 2, Initial = TorchScriptStart.Features },
            random.Data);
        Assert.Equal((2, false), (theirs.Rule.Depth, theirs.Reference.IsFixedPoint));
        Near.Equal(ours.Reference.States, theirs.Reference.States, Tolerance);
        Near.Equal(States(ours, seed), States(theirs, seed), Tolerance);
    }

    [Fact]
    public void The_same_run_twice_and_on_other_threads_gives_the_same_bytes()
    {
        const string Source = ScriptCase.Head + "    return torch.tanh(0.3 * inbox.sum(0) + 0.1 * edge_features.sum() + features)\n";
        var model = ScriptCase.Model(Source);
        var first = States(model, 1);
        var results = new double[8][];
        Parallel.For(0, results.Length, index => results[index] = States(index % 2 == 0 ? model : ScriptCase.Model(Source), 1));
        Assert.All(results, states => Assert.Equal(first, states));
    }

    [Fact]
    public void A_readout_stands_beside_the_parameters()
    {
        var weights = new WeightFile();
        weights.Tensors.Add("readout.Wl", Tensor.Matrix(1, 2, [2, -1]));
        weights.Tensors.Add("spare", Tensor.Vector(1, 2));
        var model = ScriptCase.Model(
            ScriptCase.Head + "    return 0.5 * own + features\n", with: spec => spec with { Parameters = Written(weights) });
        var output = new double[1];
        model.Readout.Read([3, 4], output);
        Assert.Equal(2, output[0]);
        Assert.Contains("w.safetensors: no argument of the update takes spare", model.Notes);
        Assert.Contains(model.Notes, note => note.Contains("another processor or version may round differently", StringComparison.Ordinal));
        Assert.Null(model.Certificate);
    }

    [Fact]
    public void A_parameter_that_is_missing_is_named()
    {
        var weights = new WeightFile();
        weights.Tensors.Add("lin.weight", Tensor.Matrix(2, 2, [0, 0, 0, 0]));
        const string Head = "def update(own, inbox, edge_features, features, lin_weight: Tensor, lin_bias: Tensor):\n";
        Assert.Equal(
            "layer.py:1:69: expected a tensor 'lin_bias' in w.safetensors for this argument, found lin.weight",
            ScriptCase.ErrorOf(Head + "    return own\n", spec => spec with { Parameters = Written(weights) }));
        Assert.Contains("KeyError", ScriptCase.ErrorOf(
            "def update(own, inbox, edge_features, features, parameters: Dict[str, Tensor]):\n    return own + parameters['b']\n",
            spec => spec with { Parameters = Written(weights) }), StringComparison.Ordinal);
        Assert.Equal(
            "layer.py:1:5: expected of update that it leaves its arguments alone, found 'lin.weight' changed (node 0)",
            ScriptCase.ErrorOf(
                "def update(own, inbox, edge_features, features, lin_weight: Tensor):\n    lin_weight.add_(1)\n    return own\n",
                spec => spec with { Parameters = Written(weights) }));
    }

    [Theory]
    [InlineData("    return own / 0.0 + features\n")]
    [InlineData("    return own * 3.0 + features\n")]
    public void What_is_not_finite_diverges_as_with_other_rules(string body) =>
        Assert.True(double.IsNaN(ScriptCase.Model(ScriptCase.Head + body).Reference.Residual));

    [Fact]
    public void Nobody_is_asked_who_has_no_neighbours()
    {
        var data = new GraphData { Graph = new GraphBuilder(2).Build() };
        var model = ScriptCase.Model(ScriptCase.Head + "    return 0.5 * own + inbox.sum(0) + edge_features.sum()\n", data: data);
        Assert.All(model.Reference.States, value => Assert.Equal(0, value));
    }

    private static double[] States(Model model, int seed)
    {
        var scheduler = new PartiallyAsynchronous(Bound.InSteps(4), TimeSpan.TicksPerMillisecond, 0.4, new Draws((ulong)(uint)seed));
        var run = new Run(model.Data.Graph, model.Rule, scheduler);
        run.Until(TimeSpan.FromMilliseconds(100));
        return run.Network.States();
    }

    private InputFile Written(WeightFile weights)
    {
        SafeTensors.Write(Path.Combine(_folder, "w.safetensors"), weights);
        return new InputFile("w.safetensors", Path.Combine(_folder, "w.safetensors"));
    }
}
