using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Weights.Layouts;

/// <summary>
/// What <c>samples/python/pytorch_layouts.py</c> computes, which knows neither PyTorch nor us, is kept in the folder Expected.
/// </summary>
public class WeightLayoutTests
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Models.Tests", "Weights", "Layouts", "Expected");

    [Theory]
    [InlineData("gcn", true)]
    [InlineData("gcn.directed", false)]
    public void Outputs_of_GCNConv_are_those_of_an_independent_computation(string expected, bool undirected)
    {
        var weights = new WeightLayout.PygGcn().Read(SafeTensors.Read(Path.Combine(Folder, "gcn.safetensors")));
        Assert.Equal(["layer1.W", "layer1.b", "layer2.W", "layer2.b"], weights.Tensors.Keys);
        Check(expected, ModelFactory.Gcn("gcn", Data(undirected), weights), 1e-12);
    }

    [Theory]
    [InlineData("ignn", false)]
    [InlineData("ignn.normalise", true)]
    public void Outputs_of_the_IGNN_repository_are_those_of_an_independent_computation(string expected, bool normalise)
    {
        var weights = new WeightLayout.Ignn(normalise).Read(SafeTensors.Read(Path.Combine(Folder, "ignn.safetensors")));
        Check(expected, ModelFactory.Ignn("ignn", Data(undirected: true), weights), 1e-12);
    }

    [Theory]
    [InlineData("gat", false)]
    [InlineData("gat.elu", true)]
    public void Outputs_of_GATConv_are_those_of_an_independent_computation(string expected, bool elu)
    {
        var weights = new WeightLayout.PygGat(elu).Read(SafeTensors.Read(Path.Combine(Folder, "gat.safetensors")));
        Assert.Equal(["gat1.W", "gat1.b", "gat1.dst", "gat1.src"], weights.Tensors.Keys.Take(4));
        Check(expected, ModelFactory.Gat("gat", Data(undirected: true), weights), 1e-12);
    }

    [Theory]
    [InlineData("sage", SageAggregator.Mean)]
    [InlineData("sage.max", SageAggregator.Max)]
    public void Outputs_of_SAGEConv_are_those_of_an_independent_computation(string expected, SageAggregator aggregator)
    {
        var weights = new WeightLayout.PygSage().Read(SafeTensors.Read(Path.Combine(Folder, "sage.safetensors")));
        Check(expected, ModelFactory.Sage("sage", Data(undirected: true), weights, aggregator), 1e-12);
    }

    [Fact]
    public void Outputs_of_GINConv_are_those_of_an_independent_computation()
    {
        var weights = new WeightLayout.PygGin().Read(SafeTensors.Read(Path.Combine(Folder, "gin.safetensors")));
        Check("gin", ModelFactory.Gin("gin", Data(undirected: true), weights), 1e-12);
    }

    [Fact]
    public void Attention_of_older_versions_has_the_matrix_twice_and_it_must_be_the_same()
    {
        var theirs = File(
            ("conv1.att_src", [1, 2, 3]), ("conv1.att_dst", [1, 2, 3]), ("conv1.lin_src.weight", [6, 4]), ("conv1.bias", [3]));
        var weight = theirs.Tensors["conv1.lin_src.weight"];
        theirs.Tensors["conv1.lin_dst.weight"] = weight with { Values = [.. weight.Values] };
        Assert.Equal(weight.Transposed().Values, new WeightLayout.PygGat().Read(theirs).Tensors["gat1.W"].Values);
        theirs.Tensors["conv1.lin_dst.weight"].Values[5] += 1;
        Fails(
            () => new WeightLayout.PygGat().Read(theirs), "expected the same numbers in 'conv1.lin_src.weight' and 'conv1.lin_dst.weight'");
    }

    [Fact]
    public void Heads_that_the_rule_does_not_have_so_are_refused()
    {
        var last = File(("c1.att_src", [1, 2, 3]), ("c1.att_dst", [1, 2, 3]), ("c1.lin.weight", [6, 4]), ("c1.bias", [6]));
        Fails(() => new WeightLayout.PygGat().Read(last), "in the last layer averaged", "found 'c1.bias' [6] with 2 heads of 3");
    }

    [Theory]
    [InlineData("conv1.lin_edge.weight", "found also conv1.lin_edge.weight [2, 2]")]
    [InlineData("conv1.res.weight", "found also conv1.res.weight [2, 2]")]
    public void What_GATConv_has_more_than_the_rule_is_named(string name, string expected)
    {
        var theirs = File(("conv1.att_src", [1, 1, 2]), ("conv1.att_dst", [1, 1, 2]), ("conv1.lin.weight", [2, 2]), (name, [2, 2]));
        Fails(() => new WeightLayout.PygGat().Read(theirs), expected, "anything else the rule gat does not have");
    }

    [Fact]
    public void Missing_parts_of_layers_are_named()
    {
        Fails(
            () => new WeightLayout.PygGat().Read(File(("conv1.att_src", [1, 1, 2]), ("conv1.lin.weight", [2, 2]))),
            "expected 'conv1.att_dst' (layout pyg-gat), found conv1.att_src [1, 1, 2], conv1.lin.weight [2, 2]");
        Fails(
            () => new WeightLayout.PygGin().Read(File(("convs.0.nn.0.weight", [2, 2]))),
            "expected 'convs.0.nn.2.weight' (layout pyg-gin), found convs.0.nn.0.weight [2, 2]");
        Fails(
            () => new WeightLayout.PygSage().Read(File(("conv1.lin_l.weight", [2, 2]), ("conv1.lin.weight", [2, 2]))),
            "expected nothing but layers 'convN' of SAGEConv (layout pyg-sage), found also conv1.lin.weight [2, 2]");
        Fails(() => new WeightLayout.PygSage().Read(File(("W", [1, 1]))), "expected layers such as 'conv1.lin_l.weight'", "found W");
    }

    /// <summary>No layout reads the file of another one, but for its own.</summary>
    [Fact]
    public void A_layout_reads_its_own_files_alone()
    {
        (string File, WeightLayout Layout)[] all =
        [
            ("gcn", new WeightLayout.PygGcn()), ("gat", new WeightLayout.PygGat()), ("sage", new WeightLayout.PygSage()),
            ("gin", new WeightLayout.PygGin()), ("ignn", new WeightLayout.Ignn()),
        ];
        foreach (var (file, layout) in from one in all from other in all where one != other select (one.File, other.Layout))
        {
            var theirs = SafeTensors.Read(Path.Combine(Folder, $"{file}.safetensors"));
            Fails(() => layout.Read(theirs), "expected");
        }
    }

    [Theory]
    [InlineData("conv1.lin.weight", "conv1.bias", "conv2.lin.weight", "conv2.bias")]
    [InlineData("convs.0.lin.weight", "convs.0.bias", "convs.1.lin.weight", "convs.1.bias")]
    [InlineData("module.net2.conv9.lin.weight", "module.net2.conv9.bias", "module.net2.conv10.lin.weight", "module.net2.conv10.bias")]
    public void Layers_are_found_under_any_prefix_and_number(string w1, string b1, string w2, string b2)
    {
        var theirs = File((w1, [3, 2]), (b1, [3]), (w2, [4, 3]), (b2, [4]));
        var ours = new WeightLayout.PygGcn().Read(theirs);
        Assert.Equal(["layer1.W", "layer1.b", "layer2.W", "layer2.b"], ours.Tensors.Keys);
        Assert.Equal([2, 3], ours.Tensors["layer1.W"].Shape);
        Assert.Equal([3, 4], ours.Tensors["layer2.W"].Shape);
        Assert.Equal(theirs.Tensors[w2].Transposed().Values, ours.Tensors["layer2.W"].Values);
    }

    [Fact]
    public void Weights_of_versions_before_2_are_not_transposed_and_biases_may_be_missing()
    {
        var ours = new WeightLayout.PygGcn().Read(File(("conv1.weight", [2, 3]), ("conv2.weight", [3, 4])));
        Assert.Equal([2, 3], ours.Tensors["layer1.W"].Shape);
        Assert.Equal(["layer1.W", "layer2.W"], ours.Tensors.Keys);
    }

    [Theory]
    [InlineData("lin.weight", "expected nothing but layers 'convN' of GCNConv (layout pyg-gcn), found also lin.weight [2, 2]")]
    [InlineData("conv3.lin.weight", "expected one of 'conv2.lin.weight' and '….weight' (layout pyg-gcn), found conv1.lin.weight [2, 2]")]
    [InlineData("conv1.weight", "expected one of 'conv1.lin.weight' and '….weight'")]
    public void What_GCNConv_has_not_is_named(string name, string expected)
    {
        var theirs = File(("conv1.lin.weight", [2, 2]), (name, [2, 2]));
        Fails(() => new WeightLayout.PygGcn().Read(theirs), expected);
    }

    [Fact]
    public void A_file_without_layers_is_told_what_they_would_be()
    {
        Fails(() => new WeightLayout.PygGcn().Read(File(("W", [1, 1]))), "expected layers such as 'conv1.lin.weight'", "found W");
        Fails(() => new WeightLayout.Ignn().Read(File(("W", [1, 1]))), "expected 'ig1.W', 'ig1.Omega_1' and 'V.weight'", "found W");
    }

    [Fact]
    public void Models_of_the_IGNN_repository_with_more_than_one_layer_are_refused_with_what_is_too_much()
    {
        var many = File(("ig1.W", [2, 2]), ("ig1.Omega_1", [2, 3]), ("ig2.W", [2, 2]), ("ig2.Omega_1", [2, 2]));
        Fails(() => new WeightLayout.Ignn().Read(many), "expected one implicit layer", "found 2: ig1.W [2, 2], ig2.W [2, 2]");
        var deep = File(("ig1.W", [2, 2]), ("ig1.Omega_1", [2, 3]), ("V_0.weight", [2, 2]));
        Fails(() => new WeightLayout.Ignn().Read(deep), "found also V_0.weight [2, 2], which the rule ignn does not have");
        var torn = File(("ig1.W", [2, 2]), ("ig1.Omega_1", [3, 3]));
        Fails(() => new WeightLayout.Ignn().Read(torn), "expected tensor 'ig1.Omega_1' of shape [2, any], found [3, 3]");
    }

    [Fact]
    public void A_directed_graph_is_another_one_to_the_IGNN_repository()
    {
        Assert.Null(new WeightLayout.Ignn().Against(Data(undirected: true).Graph));
        Assert.Contains("arcs that leave", new WeightLayout.Ignn().Against(Data(undirected: false).Graph), StringComparison.Ordinal);
        Assert.Null(new WeightLayout.PygGcn().Against(Data(undirected: false).Graph));
    }

    [Theory]
    [InlineData("ignn.input", "expected 'own' or 'propagated' as ignn.input, found 'x'")]
    [InlineData("readout.input", "expected 'state' or 'unit' as readout.input, found 'x'")]
    public void Metadata_that_say_nothing_are_refused(string key, string expected)
    {
        var weights = new WeightLayout.Ignn().Read(SafeTensors.Read(Path.Combine(Folder, "ignn.safetensors")));
        weights.Metadata[key] = "x";
        Fails(() => ModelFactory.Ignn("ignn", Data(undirected: true), weights), expected);
    }

    private static void Check(string expected, Model model, double tolerance) => Close.To(
        Numbers($"{expected}.csv").ToArray(), Outputs.Of(model.Readout, model.Reference.States, model.Rule.StateSize), tolerance, expected);

    private static GraphData Data(bool undirected)
    {
        var edges = System.IO.File.ReadLines(Path.Combine(Folder, "graph.edges"))
            .Select(line => line.Split(' ').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray())
            .Select(ends => (ends[0], ends[1])).ToList();
        var builder = new GraphBuilder(7);
        foreach (var (source, target) in edges)
        {
            if (undirected)
            {
                builder.AddEdge(source, target);
            }
            else
            {
                builder.AddArc(source, target);
            }
        }

        return new GraphData
        {
            Graph = builder.Build(),
            FeatureSize = 3,
            Features = [.. Numbers("features.csv")],
        };
    }

    private static IEnumerable<double> Numbers(string file) => System.IO.File.ReadLines(Path.Combine(Folder, file))
        .SelectMany(line => line.Split(',')).Select(number => double.Parse(number, CultureInfo.InvariantCulture));

    private static WeightFile File(params (string Name, int[] Shape)[] tensors)
    {
        var (file, sampler) = (new WeightFile(), new Sampler(3));
        foreach (var (name, shape) in tensors)
        {
            file.Tensors[name] = sampler.Tensor(1, shape);
        }

        return file;
    }

    private static void Fails(Action read, params string[] parts)
    {
        var message = Assert.Throws<WeightFormatException>(read).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
