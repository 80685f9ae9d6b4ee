using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>
/// The initial tensors of an energy GNN. P = S + A and Q = S − A with a large A: at first a message is a function of the difference of two
/// neighbours, which spreads what the features say. Adam works on A and S.
/// </summary>
internal static class EnergyInitial
{
    private const int AttentionUnits = 4;
    private const double ScoreScale = 0.3;
    private const double NodeOffset = 4;
    private const double NodeShare = 0.1;

    /// <summary>
    /// The tensors, <c>energy.A</c> and <c>energy.S</c> in place of <c>energy.P</c> and <c>energy.Q</c> where messages are of edges.
    /// </summary>
    public static SortedDictionary<string, Tensor> Create(Dataset data, EnergyTraining settings)
    {
        var initial = new InitialWeights(settings.Seed);
        var (k, d, r) = (settings.Width, settings.MessageSize, settings.Units);
        var (p, q) = (settings.UseFeatures ? data.Graphs[0].FeatureSize : 0, data.Graphs[0].ArcFeatureSize);
        var isOfEdges = settings.Form.Messages == EnergyMessages.Edge;
        AddCoupling(initial, settings);
        initial.AddNormal("energy.c0", settings.FeatureScale, d);
        initial.AddNormal("energy.Vraw", settings.MixScale / Math.Sqrt(d), r, d);
        initial.AddConstant("energy.wraw", isOfEdges ? 1 : NodeShare, d);
        initial.AddNormal("energy.R", settings.SelfScale / Math.Sqrt(k), r, k);
        initial.AddNormal("energy.d0", 1, r);
        AddDiffusion(initial, settings, data);
        initial.AddConstant("energy.a0", -1, r);
        initial.AddNormal("energy.b0", settings.ForceScale, k);
        if (p > 0)
        {
            initial.AddNormal("energy.Cj", settings.FeatureScale, d, p);
            initial.AddNormal("energy.D", 1, r, p);
            initial.AddNormal("energy.Ax", 0.3, r, p);
            initial.AddNormal("energy.Bx", settings.ForceScale, k, p);
        }

        if (p > 0 && isOfEdges)
        {
            initial.AddNormal("energy.Ci", settings.FeatureScale, d, p);
        }

        if (q > 0 && isOfEdges)
        {
            initial.AddNormal("energy.Ce", settings.ArcFeatureScale, d, q);
        }

        AddGate(initial, settings, p, q);
        AddAttention(initial, settings, p, q);
        initial.AddReadout(k, settings.Hidden, data.OutputSize, settings.SkipScale, 0.3);
        return initial.Tensors;
    }

    private static void AddCoupling(InitialWeights initial, EnergyTraining settings)
    {
        var (k, d) = (settings.Width, settings.MessageSize);
        if (settings.Form.Messages == EnergyMessages.Node)
        {
            initial.AddNormal("energy.P", settings.DiffusionScale / Math.Sqrt(k), d, k);
            return;
        }

        var diffusive = initial.Normal("energy.A", settings.DiffusionScale / Math.Sqrt(k), d, k).Values;
        var own = initial.Normal("energy.P", settings.DiffusionNoise / Math.Sqrt(k), d, k).Values;
        var other = initial.Normal("energy.Q", settings.DiffusionNoise / Math.Sqrt(k), d, k).Values;
        var (a, s) = (new double[d * k], new double[d * k]);
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = diffusive[i] + ((own[i] - other[i]) / 2);
            s[i] = (own[i] + other[i]) / 2;
        }

        initial.Tensors.Add("energy.A", new Tensor([d, k], a));
        initial.Tensors.Add("energy.S", new Tensor([d, k], s));
    }

    /// <summary>
    /// What A is for messages of edges: at first units are functions of the difference between a node and its neighbours, y = V Σ_j a_j
    /// act(P h_j + c0) + R h + d0 with R = −V diag(Σ_j a_j act′(c0)) P. A large c0 makes messages nearly linear, since the curvature of one
    /// node-wise message holds its own node back and spreads nothing; d0 takes off what messages are at h = 0. Where R stays at zero
    /// nothing is done.
    /// </summary>
    private static void AddDiffusion(InitialWeights initial, EnergyTraining settings, Dataset data)
    {
        if (settings.Form.Messages == EnergyMessages.Edge || settings.SelfScale == 0)
        {
            return;
        }

        var (k, d, p) = (settings.Width, settings.MessageSize, initial.Tensors["energy.P"].Values);
        var (r, raw, c0) = (initial.Tensors["energy.R"].Values, initial.Tensors["energy.Vraw"].Values, initial.Tensors["energy.c0"].Values);
        var sum = settings.Form.Attention ? 1
            : data.Graphs.Sum(graph => (double)graph.Graph.ArcCount) / data.Graphs.Sum(graph => graph.Graph.NodeCount);
        for (var channel = 0; channel < d; channel++)
        {
            c0[channel] += NodeOffset;
            var kind = channel < d / 2 ? 0 : 0.5;
            for (var unit = 0; unit < settings.Units; unit++)
            {
                var mixed = sum * raw[(unit * d) + channel] * raw[(unit * d) + channel];
                var slope = SmoothActivations.Slope(c0[channel], kind);
                Dense.AddScaled(-mixed * slope, p.AsSpan(channel * k, k), r.AsSpan(unit * k, k));
                initial.Tensors["energy.d0"].Values[unit] -= mixed * SmoothActivations.Value(c0[channel], kind);
            }
        }
    }

    /// <summary>The gate starts at sp(0) = 1 where nothing opens or closes it, and is left out where no feature could.</summary>
    private static void AddGate(InitialWeights initial, EnergyTraining settings, int p, int q)
    {
        var isOfEdges = settings.Form.Messages == EnergyMessages.Edge;
        var (byNodes, byArcs) = (p > 0 && settings.NodeGateScale > 0, q > 0 && isOfEdges);
        if (byArcs)
        {
            initial.AddNormal("energy.Oe", settings.ArcGateScale, settings.MessageSize, q);
        }

        if (byNodes)
        {
            initial.AddNormal("energy.Oj", settings.NodeGateScale, settings.MessageSize, p);
        }

        if (byNodes && isOfEdges)
        {
            initial.AddNormal("energy.Oi", settings.NodeGateScale, settings.MessageSize, p);
        }

        if (byNodes || byArcs)
        {
            initial.AddConstant("energy.o0", 0, settings.MessageSize);
        }
    }

    private static void AddAttention(InitialWeights initial, EnergyTraining settings, int p, int q)
    {
        if (!settings.Form.Attention)
        {
            return;
        }

        var s = settings.AttentionUnits ?? AttentionUnits;
        initial.AddNormal("energy.t", ScoreScale, s);
        initial.AddNormal("energy.t0", 1, s);
        if (p > 0)
        {
            initial.AddNormal("energy.Tj", 1, s, p);
            initial.AddNormal("energy.Ti", 1, s, p);
        }

        if (q > 0)
        {
            initial.AddNormal("energy.Te", 1, s, q);
        }
    }
}
