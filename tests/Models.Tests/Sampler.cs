using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

/// <summary>Random graphs, features, weights and states as functions of a seed.</summary>
internal sealed class Sampler(ulong seed)
{
    private readonly Draws _draws = new(seed);
    private long _counter;

    internal double Normal() => _draws.Normal(Purpose.Data, 0, _counter++);

    internal double Uniform() => _draws.Uniform(Purpose.Data, 0, _counter++);

    internal int Between(int least, int most) => least + _draws.Below(most - least + 1, Purpose.Data, 0, _counter++);

    internal double[] Normals(int count, double scale = 1) => [.. Enumerable.Range(0, count).Select(_ => scale * Normal())];

    internal Tensor Tensor(double scale, params int[] shape) =>
        new(shape, Normals(shape.Aggregate(1, (product, size) => product * size), scale));

    /// <summary>A random undirected graph; every pair is an edge with probability <paramref name="density"/>.</summary>
    internal Graph UndirectedGraph(int nodes, double density = 0.5)
    {
        var builder = new GraphBuilder(nodes);
        for (var a = 0; a < nodes; a++)
        {
            for (var b = 0; b < a; b++)
            {
                if (Uniform() < density)
                {
                    builder.AddEdge(a, b);
                }
            }
        }

        return builder.Build();
    }

    internal GraphData Data(Graph graph, int featureSize, int arcFeatureSize = 0) => new()
    {
        Graph = graph,
        FeatureSize = featureSize,
        Features = Normals(graph.NodeCount * featureSize),
        ArcFeatureSize = arcFeatureSize,
        ArcFeatures = Normals(graph.ArcCount * arcFeatureSize),
    };

    internal int[] Permutation(int count) => [.. Enumerable.Range(0, count).OrderBy(_ => Uniform()).ToArray()];

    /// <summary>Any form of an energy.</summary>
    internal EnergyForm Form() => new((EnergyMessages)Between(0, 1), Between(0, 1) == 1);

    /// <summary>Weights of an energy; the gate is present.</summary>
    internal WeightFile Energy(int k, int d, int r, int p, int q, double beta = 0.5, EnergyForm form = default)
    {
        var file = new WeightFile();
        form.WriteTo(file.Metadata);
        file.Metadata["beta"] = beta.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Add("P", d, k);
        Add("Q", d, k);
        Add("Cj", d, p);
        Add("Ci", d, p);
        Add("Ce", d, q);
        Add("c0", d);
        Add("Oe", d, q);
        Add("Oj", d, p);
        Add("Oi", d, p);
        Add("o0", d);
        Add("Vraw", r, d);
        Add("wraw", d);
        Add("R", r, k);
        Add("D", r, p);
        Add("d0", r);
        Add("Ax", r, p);
        Add("a0", r);
        Add("Bx", k, p);
        Add("b0", k);
        if (form.Attention)
        {
            Add("t", 3);
            Add("t0", 3);
            Add("Tj", 3, p);
            Add("Ti", 3, p);
            Add("Te", 3, q);
        }

        foreach (var name in form.Messages == EnergyMessages.Edge ? [] : new[] { "Q", "Ci", "Ce", "Oe", "Oi" })
        {
            file.Tensors.Remove("energy." + name);
        }

        return file;

        void Add(string name, params int[] shape) => file.Tensors["energy." + name] = Tensor(0.7, shape);
    }

    /// <summary>Weights of a nonlinear GNN.</summary>
    internal WeightFile Nonlinear(int s, int d, int p, int q, double scale = 1)
    {
        var file = new WeightFile();
        Add("P", scale, d, s);
        Add("Cj", 1, d, p);
        Add("Ci", 1, d, p);
        Add("Ce", 1, d, q);
        Add("b1", 1, d);
        Add("V", 1, s, d);
        Add("b2", 1, s);
        return file;

        void Add(string name, double size, params int[] shape) =>
            file.Tensors[NonlinearParameters.Prefix + name] = Tensor(size, shape);
    }

    /// <summary>Weights of an IGNN whose columns of |W| sum to <paramref name="norm"/>.</summary>
    internal WeightFile Ignn(int k, int p, double norm)
    {
        var file = new WeightFile();
        var w = Tensor(1, k, k);
        for (var column = 0; column < k; column++)
        {
            var sum = Enumerable.Range(0, k).Sum(row => Math.Abs(w.Values[(row * k) + column]));
            for (var row = 0; row < k; row++)
            {
                w.Values[(row * k) + column] *= norm / sum;
            }
        }

        file.Tensors["ignn.W"] = w;
        file.Tensors["ignn.U"] = Tensor(1, p, k);
        file.Tensors["ignn.b"] = Tensor(0.5, k);
        return file;
    }

    /// <summary>Weights of an EIGNN, without γ.</summary>
    internal WeightFile Eignn(int k, int p)
    {
        var file = new WeightFile();
        file.Tensors["eignn.F"] = Tensor(1, k, k);
        file.Tensors["eignn.U"] = Tensor(1, p, k);
        file.Tensors["eignn.b"] = Tensor(0.5, k);
        return file;
    }

    /// <summary>Weights of a GSDGNN, without λ.</summary>
    internal WeightFile Gsdgnn(int k, int p)
    {
        var file = new WeightFile();
        file.Tensors["gsdgnn.U"] = Tensor(1, p, k);
        file.Tensors["gsdgnn.b"] = Tensor(0.5, k);
        return file;
    }

    /// <summary>Weights of a GCN with given widths, features first.</summary>
    internal WeightFile Gcn(params int[] widths)
    {
        var file = new WeightFile();
        for (var layer = 1; layer < widths.Length; layer++)
        {
            file.Tensors[$"layer{layer}.W"] = Tensor(1, widths[layer - 1], widths[layer]);
        }

        return file;
    }

    /// <summary>Weights of a GAT with as many heads in every layer; widths are those of features, and then of one head.</summary>
    internal WeightFile Gat(int features, int heads, params int[] widths)
    {
        var (file, inputs) = (new WeightFile(), features);
        foreach (var (at, width) in widths.Index())
        {
            file.Tensors[$"gat{at + 1}.W"] = Tensor(1, inputs, heads * width);
            file.Tensors[$"gat{at + 1}.src"] = Tensor(1, heads, width);
            file.Tensors[$"gat{at + 1}.dst"] = Tensor(1, heads, width);
            inputs = heads * width;
        }

        return file;
    }

    /// <summary>Weights of GraphSAGE.</summary>
    internal WeightFile Sage(params int[] widths)
    {
        var file = new WeightFile();
        for (var layer = 1; layer < widths.Length; layer++)
        {
            file.Tensors[$"sage{layer}.Wn"] = Tensor(1, widths[layer - 1], widths[layer]);
            file.Tensors[$"sage{layer}.Ws"] = Tensor(1, widths[layer - 1], widths[layer]);
            file.Tensors[$"sage{layer}.b"] = Tensor(0.5, widths[layer]);
        }

        return file;
    }

    /// <summary>Weights of a GIN whose hidden layers are as wide as its layers.</summary>
    internal WeightFile Gin(params int[] widths)
    {
        var file = new WeightFile();
        for (var layer = 1; layer < widths.Length; layer++)
        {
            file.Tensors[$"gin{layer}.W1"] = Tensor(1, widths[layer - 1], widths[layer]);
            file.Tensors[$"gin{layer}.W2"] = Tensor(1, widths[layer], widths[layer]);
            file.Tensors[$"gin{layer}.eps"] = Tensor(0.5, 1);
        }

        return file;
    }

    /// <summary>The same data with node i renamed to <paramref name="to"/>[i].</summary>
    internal static GraphData Relabel(GraphData data, int[] to)
    {
        var (graph, p, q) = (data.Graph, data.FeatureSize, data.ArcFeatureSize);
        var builder = new GraphBuilder(graph.NodeCount);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            builder.AddArc(to[graph.Source(arc)], to[graph.Target(arc)]);
        }

        var relabelled = builder.Build();
        var arcFeatures = new double[graph.ArcCount * q];
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            data.ArcFeature(arc).CopyTo(arcFeatures.AsSpan(relabelled.Find(to[graph.Source(arc)], to[graph.Target(arc)]) * q));
        }

        return data with { Graph = relabelled, Features = Relabel(data.Features, to, p), ArcFeatures = arcFeatures };
    }

    /// <summary>Rows of numbers with row i moved to <paramref name="to"/>[i].</summary>
    internal static double[] Relabel(double[] rows, int[] to, int size)
    {
        var moved = new double[rows.Length];
        for (var i = 0; i < to.Length; i++)
        {
            rows.AsSpan(i * size, size).CopyTo(moved.AsSpan(to[i] * size));
        }

        return moved;
    }
}
