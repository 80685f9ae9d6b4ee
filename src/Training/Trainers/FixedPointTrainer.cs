using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Trains an implicit rule by implicit differentiation (Gu et al. 2020): the fixed point H* and the adjoint V are solved for outside torch;
/// then the gradient of V·F(H*; θ), with V and H* constant, is what reaches the parameters through H*.
/// </summary>
/// <typeparam name="TRule">The rule.</typeparam>
internal abstract class FixedPointTrainer<TRule> : ImplicitTrainer
    where TRule : class
{
    private readonly double[][] _fixedPoints;
    private readonly double[][] _adjoints;
    private readonly TRule?[] _rules;

    protected FixedPointTrainer(TrainingSettings settings, Dataset data, SortedDictionary<string, Models.Tensor> initial)
        : base(settings, data, initial)
    {
        _fixedPoints = [.. data.Graphs.Select(graph => new double[graph.Graph.NodeCount * settings.Width])];
        _adjoints = [.. _fixedPoints.Select(states => new double[states.Length])];
        _rules = new TRule?[data.Graphs.Count];
    }

    /// <inheritdoc/>
    protected override void Save(IDictionary<string, double[]> state)
    {
        TrainingState.Save(state, "fixed", _fixedPoints);
        TrainingState.Save(state, "adjoint", _adjoints);
    }

    /// <inheritdoc/>
    protected override void Restore(IReadOnlyDictionary<string, double[]> state)
    {
        TrainingState.Restore(state, "fixed", _fixedPoints);
        TrainingState.Restore(state, "adjoint", _adjoints);
    }

    /// <inheritdoc/>
    protected override double[] Solve(Batch batch)
    {
        var weights = Weights();
        for (var slot = 0; slot < batch.Graphs.Count; slot++)
        {
            var number = batch.Numbers[slot];
            if (batch.IsAugmented[slot])
            {
                // What it was with other identities is no better a start than zero.
                _fixedPoints[number].AsSpan().Clear();
                _adjoints[number].AsSpan().Clear();
            }

            var rule = batch.IsAugmented[slot] ? Create(batch.Graphs[slot], weights)
                : _rules[number] = _rules[number] is { } known ? With(known, weights) : Create(batch.Graphs[slot], weights);
            Solve(slot, number, rule, _fixedPoints[number]);
        }

        return Rows(_fixedPoints, batch);
    }

    /// <inheritdoc/>
    protected override void Propagate(double[] gradient, Batch batch)
    {
        var first = 0;
        for (var slot = 0; slot < batch.Graphs.Count; slot++)
        {
            var adjoint = _adjoints[batch.Numbers[slot]];
            Adjoint(slot, gradient.AsSpan(first, adjoint.Length), adjoint);
            first += adjoint.Length;
        }

        AddGradient(batch);
    }

    /// <summary>The parameters as a rule reads them.</summary>
    protected virtual WeightFile Weights() => new(Result(), []);

    /// <summary>The rule on a graph.</summary>
    protected abstract TRule Create(GraphData data, WeightFile weights);

    /// <summary>The rule on the same graph with other parameters.</summary>
    protected abstract TRule With(TRule rule, WeightFile weights);

    /// <summary>Finds the fixed point of one of the graphs of a batch.</summary>
    /// <param name="slot">Which of the batch; <see cref="Adjoint"/> is asked about the same.</param>
    /// <param name="number">Which of the data set.</param>
    /// <param name="rule">The rule on the graph with the parameters as they are.</param>
    /// <param name="states">What it was when the graph was last visited; receives what it is.</param>
    protected abstract void Solve(int slot, int number, TRule rule, double[] states);

    /// <summary>Finds v = r + (∂F/∂H)ᵀ v where the fixed point of a graph has been found.</summary>
    /// <param name="slot">Which of the graphs.</param>
    /// <param name="gradient">r.</param>
    /// <param name="adjoint">What it was when the graph was last visited; receives what it is.</param>
    protected abstract void Adjoint(int slot, ReadOnlySpan<double> gradient, double[] adjoint);

    /// <summary>H* of one of the graphs where it was visited last, n × k.</summary>
    protected double[] FixedPoint(int number) => _fixedPoints[number];

    /// <summary>V of one of the graphs where it was visited last, n × k.</summary>
    protected double[] AdjointOf(int number) => _adjoints[number];

    /// <summary>Adds the gradient of V·F(H*; θ) of the graphs of a batch, with H* and V as they have been found.</summary>
    protected abstract void AddGradient(Batch batch);

    /// <summary>The same by one pass back through F in torch.</summary>
    /// <param name="batch">The graphs.</param>
    /// <param name="map">F, [n × k] to [n × k].</param>
    protected void AddGradient(Batch batch, Func<torch.Tensor, torch.Tensor> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        (Tensor(_adjoints, batch) * map(Tensor(_fixedPoints, batch))).sum().backward();
    }

    /// <summary>
    /// Adds what implicit rules have in common: U, the bias b where there is one, and a readout. A feature that no training graph has says
    /// nothing, rather than something at random.
    /// </summary>
    /// <param name="initial">Receives them.</param>
    /// <param name="prefix">What the names of the rule's tensors begin with.</param>
    /// <param name="data">The data.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="scales">Standard deviation of U, and scale of the linear part of the readout.</param>
    /// <param name="bias">Whether there is a bias.</param>
    protected static void AddCommon(
        InitialWeights initial, string prefix, Dataset data, TrainingSettings settings, (double Input, double Skip) scales, bool bias)
    {
        initial.AddNormal(prefix + "U", scales.Input, data.Graphs[0].FeatureSize, settings.Width);
        ForgetUnseen(data, initial.Tensors[prefix + "U"].Values, settings.Width);
        if (bias)
        {
            initial.AddConstant(prefix + "b", 0, settings.Width);
        }

        initial.AddReadout(settings.Width, settings.Hidden, data.OutputSize, scales.Skip, 0.3);
    }

    /// <summary>Parts of graphs, such as their states, one graph of a batch after the other.</summary>
    private static double[] Rows(double[][] parts, Batch batch) => [.. batch.Numbers.SelectMany(number => parts[number])];

    /// <summary>The same in torch, [n × s].</summary>
    private torch.Tensor Tensor(double[][] parts, Batch batch) =>
        TorchArrays.FromValues(Rows(parts, batch), batch.NodeCount, Settings.Width);

    private static void ForgetUnseen(Dataset data, double[] input, int width)
    {
        for (var feature = 0; feature < data.Graphs[0].FeatureSize; feature++)
        {
            if (!data.Graphs.Any(graph => Enumerable.Range(0, graph.Graph.NodeCount).Any(node => graph.Feature(node)[feature] != 0)))
            {
                input.AsSpan(feature * width, width).Clear();
            }
        }
    }
}
