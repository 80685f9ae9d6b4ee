using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// An implicit graph neural network (Gu et al. 2020; paper, eq. 6): H ← relu(Ã H W + X U + b), row vectors. Its answer is the fixed point,
/// which exists and is reached under any schedule where the map contracts (<see cref="Contraction"/>). Every run starts from h = 0.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class IgnnRule : IRoundRule, IGroupRule, IForesight
{
    /// <summary>The key of the metadata that says whether features are averaged over neighbours, too.</summary>
    internal const string InputKey = "ignn.input";

    /// <summary>The value of <see cref="InputKey"/> that says so.</summary>
    internal const string Propagated = "propagated";

    private const int Sixteen = 16;
    private readonly GraphData _data;
    private readonly double[] _weights;
    private readonly double[] _input;
    private readonly int _firstInput;

    /// <summary>
    /// A network from tensors <c>ignn.W</c> [k × k], <c>ignn.U</c> [p × k] and, optional, <c>ignn.b</c> [k]. With the metadata
    /// <c>ignn.input: propagated</c> it is H ← relu(Ã H W + Ã X U + b), as in the code of Gu et al.; default <c>own</c>.
    /// </summary>
    /// <exception cref="WeightFormatException">A tensor is missing or has another shape.</exception>
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself, or features are missing.</exception>
    public IgnnRule(GraphData data, WeightFile weights)
        : this(data, Adjacent(data), weights)
    {
    }

    private IgnnRule(GraphData data, NormalizedAdjacency adjacency, WeightFile weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        LayerTensors.ThrowIfOther(weights, "ignn");
        (_data, Adjacency) = (data, adjacency);
        StateSize = weights.Require("ignn.W", WeightFile.Any, WeightFile.Any).Shape[0];
        _weights = weights.Require("ignn.W", StateSize, StateSize).Values;
        var input = weights.Require("ignn.U", data.FeatureSize, StateSize).Values;
        var bias = weights.Find("ignn.b", StateSize)?.Values ?? new double[StateSize];
        IsPropagated = weights.Metadata.GetValueOrDefault(InputKey, "own") switch
        {
            Propagated => true,
            "own" => false,
            var other => throw new WeightFormatException(
                weights.Source, $"expected 'own' or '{Propagated}' as {InputKey}, found '{Excerpt.Of(other)}'"),
        };
        var mean = new double[data.FeatureSize];
        (_input, _firstInput) = CacheLine.Array<double>(checked(data.Graph.NodeCount * StateSize));
        for (var node = 0; node < data.Graph.NodeCount; node++)
        {
            var row = _input.AsSpan(_firstInput + (node * StateSize), StateSize);
            bias.CopyTo(row);
            Dense.MatVecTransposed(input, IsPropagated ? Mean(node) : data.Feature(node), row);
        }

        ReadOnlySpan<double> Mean(int node)
        {
            adjacency.Mix(node, data.Features, data.FeatureSize, mean);
            return mean;
        }
    }

    /// <summary>k, the number of components of a node's state.</summary>
    public int StateSize { get; }

    /// <summary>Ã.</summary>
    public NormalizedAdjacency Adjacency { get; }

    /// <summary>W, k × k, in the convention H W.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>The graph with its features.</summary>
    internal GraphData Data => _data;

    /// <summary>Whether features are averaged over neighbours, too.</summary>
    internal bool IsPropagated { get; }

    /// <summary>XU + b, n × k.</summary>
    internal ReadOnlySpan<double> Input => _input.AsSpan(_firstInput, _data.Graph.NodeCount * StateSize);

    /// <summary>The row of a node.</summary>
    internal ReadOnlySpan<double> InputOf(int node) => _input.AsSpan(_firstInput + (node * StateSize), StateSize);

    /// <summary>The network with other weights on the same graph and features, which are not looked at again.</summary>
    /// <exception cref="WeightFormatException">A tensor is missing or has another shape.</exception>
    public IgnnRule With(WeightFile weights) => new(_data, Adjacency, weights);

    /// <inheritdoc/>
    void IForesight.Expect(int entity, long at, int distance)
    {
        CacheHint.Read<double>(InputOf(entity));
        Adjacency.Expect(entity);
    }

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        if (Vector512.IsHardwareAccelerated && StateSize == Sixteen)
        {
            UpdateSixteen(now.Node, own, inbox, next);
        }
        else
        {
            UpdateAny(now.Node, own, inbox, next);
        }
    }

    /// <inheritdoc/>
    bool IRoundRule.HasRounds(Graph graph) => graph == Adjacency.Graph;

    /// <inheritdoc/>
    double IRoundRule.Round(in StateRows states, in StateRows next) =>
        SixteenRound.Fits(this) ? SixteenRound.Step(this, states, next) : RoundOfAny(states, next);

    /// <inheritdoc/>
    bool IGroupRule.HasGroups(Graph graph) => graph == Adjacency.Graph && IgnnGroup.Fits(this);

    /// <inheritdoc/>
    bool IGroupRule.Update(ReadOnlySpan<int> nodes, ReadOnlySpan<int> states, ReadOnlySpan<int> next, double[] numbers) =>
        IgnnGroup.Update(this, nodes, states, next, numbers);

    /// <summary>The next state of any size.</summary>
    internal void UpdateAny(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next)
    {
        Span<double> sum = stackalloc double[StateSize];
        Adjacency.Aggregate(node, own, inbox, sum);
        InputOf(node).CopyTo(next);
        Dense.MatVecTransposed(_weights, sum, next);
        Relu.Apply(next);
    }

    /// <summary>The same for sixteen components, which stay in two registers: the same bits.</summary>
    internal void UpdateSixteen(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next)
    {
        Span<double> sum = stackalloc double[Sixteen];
        var (first, second) = Adjacency.AggregateSixteen(node, own, inbox);
        first.CopyTo(sum);
        second.CopyTo(sum[Vector512<double>.Count..]);
        ReadOnlySpan<double> input = InputOf(node);
        ReadOnlySpan<double> weights = _weights.AsSpan(0, Sixteen * Sixteen);
        first = Vector512.Create(input);
        second = Vector512.Create(input[Vector512<double>.Count..]);
        ref var weight = ref MemoryMarshal.GetReference(weights);
        foreach (var value in sum)
        {
            var factor = Vector512.Create(value);
            first += factor * Vector512.LoadUnsafe(ref weight);
            second += factor * Vector512.LoadUnsafe(ref weight, (nuint)Vector512<double>.Count);
            weight = ref Unsafe.Add(ref weight, Sixteen);
        }

        Vector512.Max(first, Vector512<double>.Zero).CopyTo(next);
        Vector512.Max(second, Vector512<double>.Zero).CopyTo(next[Vector512<double>.Count..]);
    }

    private double RoundOfAny(in StateRows states, in StateRows next)
    {
        Span<double> sum = stackalloc double[StateSize];
        var moved = 0.0;
        for (var node = 0; node < Adjacency.Graph.NodeCount; node++)
        {
            Adjacency.Mix(node, states, sum);
            var target = next.Of(node, StateSize);
            InputOf(node).CopyTo(target);
            Dense.MatVecTransposed(_weights, sum, target);
            Relu.Apply(target);
            moved = Math.Max(moved, Dense.MaxDistance(target, states.Of(node, StateSize)));
        }

        return moved;
    }

    private static NormalizedAdjacency Adjacent(GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        GraphRequirements.ThrowUnlessFeatures(data, data.FeatureSize, data.ArcFeatureSize);
        return new NormalizedAdjacency(data.Graph);
    }
}
