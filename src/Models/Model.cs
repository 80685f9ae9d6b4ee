using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// A rule on a graph with everything a run wants to know about it: what its outputs are, what a correct run arrives at, and what is proved.
/// </summary>
public sealed record Model
{
    /// <summary>The name it goes by in figures and tables.</summary>
    public required string Name { get; init; }

    /// <summary>The data it works on.</summary>
    public required GraphData Data { get; init; }

    /// <summary>The rule that the simulation runs.</summary>
    public required IUpdateRule Rule { get; init; }

    /// <summary>The map from the state of a node, or the pooled one of an item, to its outputs.</summary>
    public required IReadout Readout { get; init; }

    /// <summary>
    /// How the states of the nodes of an item become the one that <see cref="Readout"/> reads; null where nodes are the items. Default:
    /// <see cref="Pooling.Default"/> of the items of the data.
    /// </summary>
    public PoolKind? Pool
    {
        get => Data.Groups is { Kind: var items } ? field ?? Pooling.Default(items) : null;
        init;
    }

    /// <summary>
    /// Standard deviation of the normal numbers that runs add to every component of the rule's own start, other ones in every replicate;
    /// null, the default, where they begin as the rule does.
    /// </summary>
    public double? Start { get; init; }

    /// <summary>
    /// Makes the same model, with the same parameters, of other data; null, the default, where the rule brings its own graph.
    /// </summary>
    public Func<GraphData, Model>? Remake { get; init; }

    /// <summary>What the synchronous computation arrives at: the fixed point, or the last layer of a layered rule.</summary>
    public required Reference Reference { get; init; }

    /// <summary>How the rule is made of other data; null, the default, where it cannot be, so that its data must stay.</summary>
    public RuleMaker? Maker { get; init; }

    /// <summary>
    /// How its data change during a run; null, the default, where they do not. Where they do, <see cref="Rule"/> is a
    /// <see cref="MovingRule"/>, <see cref="Data"/> are as they are at first, on a graph with every arc that is ever there, and
    /// <see cref="Reference"/> is that of the first epoch. See <see cref="MovingModels"/>.
    /// </summary>
    public MovingData? Moving { get; init; }

    /// <summary>What is proved about the rule on this graph; null where nothing is (GCN).</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>
    /// Where data change: the contraction that every epoch has, in one norm (docs/theory.md, 1.3). Null, the default, where there is none,
    /// or where edges or nodes come and go, so that factor and norm belong to an epoch.
    /// </summary>
    public Certificate? Following { get; init; }

    /// <summary>What the parameters prove about the curvature of an energy; null for every other rule.</summary>
    public CurvatureBounds? Curvature { get; init; }

    /// <summary>What whoever reads results should know of the files they are from, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Facts for run.json, in order: step size, L, β, condition number, where the weights came from, …</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>
    /// The outputs of all items, row by row: of every node the readout of its state, or of every group the readout of its pooled state.
    /// </summary>
    /// <param name="states">n × StateSize, row by row.</param>
    public double[] OutputsOf(ReadOnlySpan<double> states)
    {
        if (Data.Groups is not { } groups)
        {
            return Outputs.Of(Readout, states, Rule.StateSize);
        }

        var (size, pooled) = (Readout.OutputSize, new double[Rule.StateSize]);
        var outputs = new double[groups.Count * size];
        for (var item = 0; item < groups.Count; item++)
        {
            Pooling.Of(Pool!.Value, groups[item], states, pooled);
            Readout.Read(pooled, outputs.AsSpan(item * size, size));
        }

        return outputs;
    }
}
