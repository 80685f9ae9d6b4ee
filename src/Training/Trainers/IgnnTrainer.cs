using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Trains an IGNN by implicit differentiation (Gu et al. 2020): H* and the adjoint V are solved for outside torch; then one backward pass
/// through S = V·F(H*; θ), with V and H* constant, gives what reaches the parameters through H*.
/// </summary>
internal sealed class IgnnTrainer : Trainer
{
    private readonly IgnnTraining _settings;
    private readonly double[][] _fixedPoints;
    private readonly double[][] _adjoints;
    private readonly IgnnRule?[] _rules;
    private readonly List<(IgnnSolver Solver, IgnnRule Rule)> _slots = [];

    public IgnnTrainer(Dataset data, IgnnTraining settings)
        : base(settings, data, Initial(data, settings), "tanh")
    {
        _settings = settings;
        _rules = new IgnnRule?[data.Graphs.Count];
        _fixedPoints = [.. data.Graphs.Select(graph => new double[graph.Graph.NodeCount * settings.Width])];
        _adjoints = [.. _fixedPoints.Select(states => new double[states.Length])];
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
    protected override torch.Tensor States(Batch batch)
    {
        var weights = new WeightFile(Result(), []);
        for (var slot = 0; slot < batch.Graphs.Count; slot++)
        {
            var rule = Rule(batch, slot, weights);
            if (slot == _slots.Count)
            {
                _slots.Add((new IgnnSolver(), rule));
            }

            _slots[slot] = (_slots[slot].Solver, rule);
            _slots[slot].Solver.Approach(rule, _fixedPoints[batch.Numbers[slot]], _settings.Tolerance, _settings.Rounds);
        }

        return Rows(_fixedPoints, batch).requires_grad_();
    }

    /// <inheritdoc/>
    protected override void Propagate(torch.Tensor states, Batch batch)
    {
        var gradient = TensorSet.Values(states.grad!);
        var first = 0;
        for (var slot = 0; slot < batch.Graphs.Count; slot++)
        {
            var adjoint = _adjoints[batch.Numbers[slot]];
            _slots[slot].Solver.Adjoint(gradient.AsSpan(first, adjoint.Length), adjoint, _settings.Tolerance, _settings.Rounds);
            first += adjoint.Length;
        }

        (Rows(_adjoints, batch) * new IgnnTwin(Leaves.ByName).Step(batch.Tensors, states.detach())).sum().backward();
    }

    /// <inheritdoc/>
    protected override torch.Tensor Read(torch.Tensor states) => _settings.Dropout is { } share && Step is { } step
        ? base.Read(new Dropout(share, _settings.Seed, step).Of(states, 1))
        : base.Read(states);

    /// <inheritdoc/>
    protected override torch.Tensor? Penalty(torch.Tensor states, Batch batch) =>
        _settings.Penalty is { } factor ? Half(factor, "ignn.U") : null;

    /// <inheritdoc/>
    protected override void AfterStep()
    {
        var weights = TensorSet.Values(Leaves.ByName["ignn.W"]);
        L1Ball.ProjectColumns(weights, _settings.Width, _settings.Kappa);
        TensorSet.Assign(Leaves.ByName["ignn.W"], weights);
    }

    /// <inheritdoc/>
    protected override double RateFactor(string name) => name == "ignn.W" ? _settings.CouplingRate : 1;

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, double>> Facts() =>
        [new("c", _slots.Max(slot => Contraction.Certify(slot.Rule).Factor))];

    private IgnnRule Rule(Batch batch, int slot, WeightFile weights)
    {
        var number = batch.Numbers[slot];
        if (batch.IsAugmented[slot])
        {
            // What it was with other identities is no better a start than zero.
            _fixedPoints[number].AsSpan().Clear();
            _adjoints[number].AsSpan().Clear();
            return new IgnnRule(batch.Graphs[slot], weights);
        }

        return _rules[number] = _rules[number]?.With(weights) ?? new IgnnRule(batch.Graphs[slot], weights);
    }

    private torch.Tensor Rows(double[][] parts, Batch batch) =>
        TensorSet.FromValues([.. batch.Numbers.SelectMany(number => parts[number])], batch.NodeCount, _settings.Width);

    private static SortedDictionary<string, Models.Tensor> Initial(Dataset data, IgnnTraining settings)
    {
        var initial = new InitialWeights(settings.Seed);
        initial.AddNormal("ignn.W", settings.CouplingScale, settings.Width, settings.Width);
        var coupling = initial.Tensors["ignn.W"].Values;
        for (var i = 0; i < settings.Width; i++)
        {
            coupling[i * (settings.Width + 1)] += settings.Kappa;
        }

        L1Ball.ProjectColumns(coupling, settings.Width, settings.Kappa);
        initial.AddNormal("ignn.U", settings.InputScale, data.Graphs[0].FeatureSize, settings.Width);
        ForgetUnseen(data, initial.Tensors["ignn.U"].Values, settings.Width);
        if (settings.Bias)
        {
            initial.AddConstant("ignn.b", 0, settings.Width);
        }

        initial.AddReadout(settings.Width, settings.Hidden, data.OutputSize, settings.SkipScale, 0.3);
        return initial.Tensors;
    }

    /// <summary>A feature that no training graph has says nothing, rather than something at random.</summary>
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
