using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// How far states are from what a model's reference says, on the solution's own scale: max_i ‖h_i − h_i*‖∞ / s over the nodes that have an
/// answer, of outputs where the reference compares those. s is ‖h*‖∞; where that is not above the error of the reference, so that the
/// answer is 0 as far as anybody knows, it is ‖h⁰ − h*‖∞. Placeholders (<see cref="IPlaceholderRule"/>) are in neither. So a problem that
/// is scaled has the distances that it had before, to the bit where the factor is a power of two. Where outputs are those of items that are
/// groups of nodes, the distance of all is that of the items; a single node then has that of what enters the pool, on the scale of states.
/// </summary>
/// <threadsafety>One thread an object: it has scratch space.</threadsafety>
public sealed class ReferenceDistance
{
    private readonly Model _model;
    private readonly double[] _output;
    private readonly int _size;
    private readonly int _compared;
    private readonly bool _isPooled;
    private readonly double _nodeScale;

    /// <summary>Distances from the reference of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="like">
    /// Distances from another reference, whose scale is taken: that of the first epoch. Null, the default, for the scale of its own, which
    /// it also is where the other one has none, since answer and start are 0.
    /// </param>
    public ReferenceDistance(Model model, ReferenceDistance? like = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _output = new double[model.Readout.OutputSize];
        Outputs = model.OutputsOf(model.Reference.States);
        _isPooled = model.Reference.ComparesOutputs && model.Data.Groups is not null;
        (Expected, _size) = model.Reference.ComparesOutputs && !_isPooled
            ? (Outputs, _output.Length) : (model.Reference.States, model.Rule.StateSize);
        _compared = _isPooled ? Math.Min(_size, ReadBy(model.Readout)) : _size;
        var nodes = new StartNorms(model, this);
        var norms = _isPooled ? new StartNorms(model, Outputs) : nodes;
        var isRounded = model.Reference.DependsOnStart && model.Certificate is null;
        var rounding = FixedPoint.Roundings * Math.Sqrt(model.Data.Graph.NodeCount) * norms.Start;
        Error = isRounded ? Math.Max(model.Reference.Error, rounding) : model.Reference.Error;
        IsFromStart = norms.Answer <= Error;
        Scale = IsFromStart ? norms.Away > 0 ? norms.Away : model.Start ?? 0 : norms.Answer;
        _nodeScale = !_isPooled ? Scale : nodes.Answer > 0 ? nodes.Answer : nodes.Away;
        if (like is { Scale: not 0 })
        {
            (IsFromStart, Scale, _nodeScale) = (like.IsFromStart, like.Scale, like._nodeScale);
        }
    }

    /// <summary>The outputs that belong to the reference, items × OutputSize.</summary>
    public double[] Outputs { get; }

    /// <summary>What states are compared with: those of the reference, or its outputs; row by row.</summary>
    private double[] Expected { get; }

    /// <summary>
    /// s, which differences are divided by; where the rule's own start is the answer, and the answer is 0, the scale of starts elsewhere, 0
    /// without any. Not a number without a reference.
    /// </summary>
    public double Scale { get; }

    /// <summary>True where s is the distance of the start, since the answer is 0.</summary>
    public bool IsFromStart { get; }

    /// <summary>How far the reference may be off, rounding included; in units of states or outputs, not divided by s.</summary>
    public double Error { get; }

    /// <summary>Whether a node has an answer; false where its reference is a placeholder.</summary>
    /// <param name="node">The node.</param>
    public bool HasAnswer(int node)
    {
        var size = _model.Rule.StateSize;
        return _model.Reference.Away?[node] != true
            && !_model.Reference.IsPlaceholder(_model.Reference.States.AsSpan(node * size, size));
    }

    /// <summary>The distance of one node's state; infinite where it, or the reference, is no number, 0 where it has no answer.</summary>
    /// <param name="node">The node.</param>
    /// <param name="state">Its state.</param>
    public double Of(int node, ReadOnlySpan<double> state)
    {
        if (!HasAnswer(node))
        {
            return 0;
        }

        var farthest = Largest(Compared(state), ExpectedOf(node));
        return Over(farthest, _nodeScale);
    }

    /// <summary>The distance of what a network has published last: that of the farthest node, or the farthest item.</summary>
    /// <param name="network">The network, which the model runs in.</param>
    public double Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (_isPooled)
        {
            return OfItem(0, _model.OutputsOf(network.States()));
        }

        var distance = 0.0;
        for (var node = 0; node < network.Graph.NodeCount; node++)
        {
            distance = Math.Max(distance, Of(node, network.State(node)));
        }

        return distance;
    }

    /// <summary>The distance of the outputs of an item, where outputs are compared.</summary>
    /// <param name="item">Its number.</param>
    /// <param name="outputs">Its outputs, or those of several, from it on.</param>
    public double OfItem(int item, ReadOnlySpan<double> outputs) =>
        Over(Largest(outputs, Outputs.AsSpan(item * _output.Length, outputs.Length)), Scale);

    /// <summary>max |a_k − b_k|; infinite where one is not a number.</summary>
    /// <param name="a">Numbers.</param>
    /// <param name="b">As many.</param>
    public static double Largest(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var largest = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            var difference = Math.Abs(a[k] - b[k]);
            largest = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(largest, difference);
        }

        return largest;
    }

    /// <summary>What is compared of a node's state: itself, what of it is pooled, or its output, which stays until the next call.</summary>
    internal ReadOnlySpan<double> Compared(ReadOnlySpan<double> state)
    {
        if (_isPooled || !_model.Reference.ComparesOutputs)
        {
            return state[.._compared];
        }

        _model.Readout.Read(state, _output);
        return _output;
    }

    /// <summary>What it is compared with.</summary>
    internal ReadOnlySpan<double> ExpectedOf(int node) => Expected.AsSpan(node * _size, _compared);

    private static double Over(double farthest, double scale) =>
        farthest == 0 ? 0 : double.IsFinite(farthest) ? farthest / scale : double.PositiveInfinity;

    /// <summary>How many numbers of a state a readout reads, at most.</summary>
    private static int ReadBy(IReadout readout) => readout switch
    {
        Readout { StateSize: var size } => size,
        IdentityReadout { OutputSize: var size } => size,
        _ => int.MaxValue,
    };
}
