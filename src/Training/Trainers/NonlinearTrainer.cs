using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Trains a nonlinear GNN as Scarselli et al. (2009) do: fixed points by rounds, their gradient by the adjoint iteration of Almeida and
/// Pineda, then one backward pass through v·F(x*; w) with v and x* constant. The penalty on the Jacobian is part of the loss at x*, so that
/// its gradient reaches the parameters directly and through x*. Rounds begin at x = 0 at every visit, as runs do: from where the visit
/// before has ended they may come to another fixed point, and what was learnt there would be lost on runs.
/// </summary>
internal sealed class NonlinearTrainer : ImplicitTrainer
{
    private readonly NonlinearTraining _settings;
    private readonly double[][] _fixedPoints;
    private readonly double[][] _adjoints;
    private readonly NonlinearRule?[] _rules;
    private readonly List<(NonlinearSolver Solver, NonlinearRule Rule, InnerSolve Solve)> _slots = [];

    // Visits to graphs; those at which rounds did not settle, and those at which the adjoint did not.
    private readonly double[] _visits = new double[3];

    public NonlinearTrainer(Dataset data, NonlinearTraining settings)
        : base(settings, data, Initial(data, settings))
    {
        _settings = settings;
        _rules = new NonlinearRule?[data.Graphs.Count];
        _fixedPoints = [.. data.Graphs.Select(graph => new double[graph.Graph.NodeCount * settings.Width])];
        _adjoints = [.. _fixedPoints.Select(states => new double[states.Length])];
    }

    private NonlinearTwin Twin => new(Leaves.ByName, _settings.Neighbours, _settings.Output);

    /// <inheritdoc/>
    protected override void Save(IDictionary<string, double[]> state)
    {
        TrainingState.Save(state, "visits", [_visits]);
    }

    /// <inheritdoc/>
    protected override void Restore(IReadOnlyDictionary<string, double[]> state)
    {
        double[][] visits = [[]];
        TrainingState.Restore(state, "visits", visits);
        visits[0].CopyTo(_visits, 0);
    }

    /// <inheritdoc/>
    protected override double[] Solve(Batch batch)
    {
        var weights = Weights();
        for (var slot = 0; slot < batch.Graphs.Count; slot++)
        {
            var rule = Rule(batch, slot, weights);
            if (slot == _slots.Count)
            {
                _slots.Add((new NonlinearSolver(), rule, default));
            }

            var solver = _slots[slot].Solver;
            var states = _fixedPoints[batch.Numbers[slot]];
            states.AsSpan().Clear();
            var solve = solver.Approach(rule, states, _settings.Tolerance, _settings.Rounds);
            _slots[slot] = (solver, rule, solve);
            Count(0, isCounted: true);
            Count(1, !solve.IsConverged);
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
            var own = gradient.AsSpan(first, adjoint.Length).ToArray();
            adjoint.AsSpan().Clear();
            var solve = _slots[slot].Solver.Adjoint(own, adjoint, _settings.Tolerance, _settings.Rounds);
            Count(2, !solve.IsConverged);
            first += adjoint.Length;
        }

        (RowTensor(_adjoints, batch) * Twin.Step(batch.Tensors, RowTensor(_fixedPoints, batch))).sum().backward();
    }

    /// <inheritdoc/>
    protected override torch.Tensor? Penalty(torch.Tensor states, Batch batch)
    {
        if (_settings.Penalty == 0)
        {
            return null;
        }

        var excess = torch.nn.functional.relu(
            Twin.ColumnSums(batch.Tensors, states).Plus(-(_settings.Mu ?? NonlinearTraining.MuByDefault)));
        return (excess * excess).sum().Times(_settings.Penalty / batch.Graphs.Count);
    }

    /// <summary>
    /// <c>jacobian</c>, the largest ‖A‖₁ over the training graphs where their rounds ended; <c>settled</c>, the share of those graphs whose
    /// rounds settled; <c>unsettled</c> and <c>unsettled-adjoints</c>, the shares of visits at which they, or the adjoint, did not.
    /// </summary>
    protected override IEnumerable<KeyValuePair<string, double>> Facts() =>
    [
        new("jacobian", _slots.Zip(_fixedPoints).Max(item => new NonlinearJacobian(item.First.Rule, item.Second).Norm)),
        new("settled", _slots.Average(slot => slot.Solve.IsConverged ? 1.0 : 0)),
        new("unsettled", _visits[0] == 0 ? 0 : _visits[1] / _visits[0]),
        new("unsettled-adjoints", _visits[0] == 0 ? 0 : _visits[2] / _visits[0]),
    ];

    private WeightFile Weights()
    {
        var weights = new WeightFile(Result(), new(StringComparer.Ordinal));
        weights.Metadata[NonlinearParameters.NeighboursKey] = _settings.Neighbours.ToString();
        weights.Metadata[NonlinearParameters.OutputKey] = _settings.Output.ToString();
        return weights;
    }

    private NonlinearRule Rule(Batch batch, int slot, WeightFile weights)
    {
        var number = batch.Numbers[slot];
        return batch.IsAugmented[slot] ? new NonlinearRule(batch.Graphs[slot], weights)
            : _rules[number] = _rules[number]?.With(weights) ?? new NonlinearRule(batch.Graphs[slot], weights);
    }

    /// <summary>Only what happens in steps of the optimiser.</summary>
    private void Count(int what, bool isCounted) => _visits[what] += isCounted && Step is not null ? 1 : 0;

    private static SortedDictionary<string, Models.Tensor> Initial(Dataset data, NonlinearTraining settings)
    {
        var initial = new InitialWeights(settings.Seed);
        var (s, d) = (settings.Width, settings.Units);
        Add("P", settings.CouplingScale / Math.Sqrt(s), d, s);
        Add("V", 1 / Math.Sqrt(d), s, d);
        Add("b1", settings.InputScale, d);
        foreach (var (name, columns) in new[]
        {
            ("Cj", data.Graphs[0].FeatureSize), ("Ci", data.Graphs[0].FeatureSize), ("Ce", data.Graphs[0].ArcFeatureSize),
        })
        {
            if (columns > 0)
            {
                Add(name, settings.InputScale, d, columns);
            }
        }

        initial.AddConstant(NonlinearParameters.Prefix + "b2", 0, s);
        initial.AddReadout(s, settings.Hidden, data.OutputSize, settings.SkipScale, 0.3);
        return initial.Tensors;

        void Add(string name, double scale, params int[] shape) => initial.AddNormal(NonlinearParameters.Prefix + name, scale, shape);
    }
}
