using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// The energy GNN in torch (paper eq. 11–12): the VALUE of the energy in plain operations, everything else by torch's own differentiation,
/// so that it checks derivatives written by hand. For the arc j→i and node i, with sp(z) = (z + √(z² + 4))/2 and hub(z) = √(z² + 4)/2,
/// <code>
/// z_ij = P h_j + Q h_i + Cj X_j + Ci X_i + Ce F_ij + c0
/// o_ij = sp(Oe F_ij + Oj X_j + Oi X_i + o0)                       (1 where there is no gate)
/// m_i  = Σ_j o_ij · act(z_ij)                                     (hub on the first half of the channels, sp on the second)
/// y_i  = Vraw² m_i + R h_i + D X_i + d0
/// e_i  = sp(Ax X_i + a0) · sp(y_i) + wraw² · m_i + (Bx X_i + b0) · h_i + β/2 |h_i|²
/// </code>
/// Tensors that are not there count as zero, and so Q, Ci, Ce, Oe and Oi where messages are of nodes. With attention o_ij has in front
/// <code>a_ij = exp ζ_ij / Σ_l exp ζ_il,   ζ_ij = t · sp(Tj X_j + Ti X_i + Te F_ij + t0)</code>
/// </summary>
/// <param name="parameters">The tensors of the model, by name, each beginning with <c>energy.</c></param>
/// <param name="beta">β, the modulus of strong convexity.</param>
internal sealed class EnergyTwin(IReadOnlyDictionary<string, torch.Tensor> parameters, double beta)
{
    private static readonly string[] GateNames = ["Oe", "Oj", "Oi", "o0"];

    /// <summary>E(h) = Σ_i e_i, a scalar.</summary>
    /// <param name="graph">The graph with its features.</param>
    /// <param name="states">h, [n × k].</param>
    public torch.Tensor Energy(GraphTensors graph, torch.Tensor states)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(states);
        using var scope = torch.NewDisposeScope();
        var features = graph.Features;
        var z = Preactivation(graph, states);
        var message = Message(z, Root(z));
        message = graph.SumAtTargets(Gate(graph) is { } gate ? gate * message : message);

        var y = Sum(message.matmul(Square(Find("Vraw")!).t()), Map(states, "R"), Map(features, "D"), Find("d0"))!;
        var scale = Squareplus(Sum(Map(features, "Ax"), Find("a0"))!);
        var value = (scale * Squareplus(y)).sum()
            .Plus(message.matmul(Square(Find("wraw")!)).sum())
            .Plus(Square(states).sum().Times(beta / 2));
        return Sum(Map(features, "Bx"), Find("b0")) is { } force ? Kept(value.Plus((force * states).sum())) : Kept(value);
    }

    /// <summary>
    /// v · ∇E(h), a scalar that can be differentiated once in the parameters. It is written as what E changes by along v, so that one pass
    /// backward is enough:
    /// <code>ż_ij = P v_j + Q v_i,  ṁ_i = Σ_j o_ij · act′(z_ij) · ż_ij,  ẏ_i = Vraw² ṁ_i + R v_i,
    /// v·∇E = Σ_i a_i · sp′(y_i) · ẏ_i + wraw² · ṁ_i + (b_i + β h_i) · v_i</code>
    /// </summary>
    /// <param name="graph">The graph with its features.</param>
    /// <param name="states">h, [n × k].</param>
    /// <param name="direction">v, [n × k].</param>
    public torch.Tensor Slope(GraphTensors graph, torch.Tensor states, torch.Tensor direction)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(direction);
        using var scope = torch.NewDisposeScope();
        var features = graph.Features;
        var z = Preactivation(graph, states);
        var root = Root(z);
        var along = Sum(Map(direction, "P")!.index_select(0, graph.Source), Map(direction, "Q")?.index_select(0, graph.Target))!;
        var gate = Gate(graph);
        var message = graph.SumAtTargets(Gated(Message(z, root)));
        var change = graph.SumAtTargets(Gated(MessageSlope(z, root) * along));
        var mix = Square(Find("Vraw")!).t();
        var y = Sum(message.matmul(mix), Map(states, "R"), Map(features, "D"), Find("d0"))!;
        var slope = (y / Root(y)).Plus(1).Times(0.5) * Sum(change.matmul(mix), Map(direction, "R"))!;
        var value = (Squareplus(Sum(Map(features, "Ax"), Find("a0"))!) * slope).sum()
            .Plus(change.matmul(Square(Find("wraw")!)).sum())
            .Plus((states * direction).sum().Times(beta));
        return Sum(Map(features, "Bx"), Find("b0")) is { } force ? Kept(value.Plus((force * direction).sum())) : Kept(value);

        torch.Tensor Gated(torch.Tensor values) => gate is null ? values : gate * values;
    }

    /// <summary>Intermediate tensors end with the scope of a method, its result does not.</summary>
    private static torch.Tensor Kept(torch.Tensor result) => result.MoveToOuterDisposeScope();

    /// <summary>z_ij.</summary>
    private torch.Tensor Preactivation(GraphTensors graph, torch.Tensor states)
    {
        var sent = Sum(Map(states, "P"), Map(graph.Features, "Cj"))!.index_select(0, graph.Source);
        var own = Sum(Map(states, "Q"), Map(graph.Features, "Ci"))?.index_select(0, graph.Target);
        return Sum(sent, own, Map(graph.ArcFeatures, "Ce"), Find("c0"))!;
    }

    /// <summary>act(z), with √(z² + 4) given.</summary>
    private static torch.Tensor Message(torch.Tensor z, torch.Tensor root)
    {
        var half = z.shape[1] / 2;
        return torch.cat([root.narrow(1, 0, half), z.Plus(root).narrow(1, half, z.shape[1] - half)], 1).Times(0.5);
    }

    /// <summary>act′(z), with √(z² + 4) given.</summary>
    private static torch.Tensor MessageSlope(torch.Tensor z, torch.Tensor root)
    {
        var half = z.shape[1] / 2;
        var slope = z / root;
        return torch.cat([slope.narrow(1, 0, half), slope.Plus(1).narrow(1, half, z.shape[1] - half)], 1).Times(0.5);
    }

    /// <summary>o_ij, or a_ij o_ij; null where it is 1.</summary>
    private torch.Tensor? Gate(GraphTensors graph) => (Find("t"), Opening(graph)) switch
    {
        (null, var opening) => opening,
        ({ } scale, null) => Attention(graph, scale),
        ({ } scale, { } opening) => Attention(graph, scale) * opening,
    };

    /// <summary>a_ij, [arcs × 1]. The largest score of a node is taken off first, which changes nothing but what overflows.</summary>
    private torch.Tensor Attention(GraphTensors graph, torch.Tensor scale)
    {
        var none = torch.zeros([graph.Source.shape[0], scale.shape[0]], torch.ScalarType.Float64);
        var sent = Map(graph.Features, "Tj")?.index_select(0, graph.Source);
        var own = Map(graph.Features, "Ti")?.index_select(0, graph.Target);
        var score = Squareplus(Sum(none, sent, own, Map(graph.ArcFeatures, "Te"), Find("t0"))!).matmul(scale.unsqueeze(1));
        var share = score.Minus(graph.LargestAtTargets(score)).exp();
        return share / graph.SumAtTargets(share).index_select(0, graph.Target);
    }

    private torch.Tensor? Opening(GraphTensors graph)
    {
        if (!GateNames.Any(name => Find(name) is not null))
        {
            return null;
        }

        var sent = Map(graph.Features, "Oj")?.index_select(0, graph.Source);
        var own = Map(graph.Features, "Oi")?.index_select(0, graph.Target);
        return Squareplus(Sum(Map(graph.ArcFeatures, "Oe"), sent, own, Find("o0"))!);
    }

    private torch.Tensor? Find(string name) => parameters.TryGetValue($"energy.{name}", out var tensor) ? tensor : null;

    private torch.Tensor? Map(torch.Tensor rows, string name) => Find(name) is { } matrix ? rows.matmul(matrix.t()) : null;

    private static torch.Tensor? Sum(params ReadOnlySpan<torch.Tensor?> terms)
    {
        torch.Tensor? sum = null;
        foreach (var term in terms)
        {
            sum = term is null ? sum : sum is null ? term : sum.Plus(term);
        }

        return sum;
    }

    private static torch.Tensor Square(torch.Tensor z) => z * z;

    private static torch.Tensor Root(torch.Tensor z) => Square(z).Plus(4).sqrt();

    private static torch.Tensor Squareplus(torch.Tensor z) => z.Plus(Root(z)).Times(0.5);
}
