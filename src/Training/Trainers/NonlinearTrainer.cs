using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Trains a nonlinear GNN as Scarselli et al. (2009) do: fixed points by rounds, their gradient by the adjoint iteration of Almeida and
/// Pineda, then one backward pass through v·F(x*; w) with v and x* constant. The penalty on the Jacobian is part of the loss at x*, so that
/// its gradient reaches the parameters directly and through x*. Rounds begin at x = 0 at every visit, as runs do: from where the visit
/// before has ended they may come to another fixed point, and what was learnt there would be lost on runs.
/// </summary>
internal sealed class NonlinearTrainer(Dataset data, NonlinearTraining settings)
    : FixedPointTrainer<NonlinearRule>(settings, data, Initial(data, settings))
{
    private readonly List<(NonlinearSolver Solver, NonlinearRule Rule, InnerSolve Solve)> _slots = [];

    // Visits to graphs; those at which rounds did not settle, and those at which the adjoint did not.
    private readonly double[] _visits = new double[3];

    private NonlinearTwin Twin => new(Leaves.ByName, settings.Neighbours, settings.Output);

    /// <summary>States and adjoints are begun anew at every visit, so that nothing depends on the last ones.</summary>
    protected override void Save(IDictionary<string, double[]> state) => TrainingState.Save(state, "visits", [_visits]);

    /// <inheritdoc/>
    protected override void Restore(IReadOnlyDictionary<string, double[]> state)
    {
        double[][] visits = [[]];
        TrainingState.Restore(state, "visits", visits);
        visits[0].CopyTo(_visits, 0);
    }

    /// <inheritdoc/>
    protected override WeightFile Weights()
    {
        var weights = base.Weights();
        weights.Metadata[NonlinearParameters.NeighboursKey] = settings.Neighbours.ToString();
        weights.Metadata[NonlinearParameters.OutputKey] = settings.Output.ToString();
        return weights;
    }

    /// <inheritdoc/>
    protected override NonlinearRule Create(GraphData data, WeightFile weights) => new(data, weights);

    /// <inheritdoc/>
    protected override NonlinearRule With(NonlinearRule rule, WeightFile weights) => rule.With(weights);

    /// <inheritdoc/>
    protected override void Solve(int slot, int number, NonlinearRule rule, double[] states)
    {
        if (slot == _slots.Count)
        {
            _slots.Add((new NonlinearSolver(), rule, default));
        }

        var solver = _slots[slot].Solver;
        states.AsSpan().Clear();
        var solve = solver.Approach(rule, states, settings.Tolerance, settings.Rounds);
        _slots[slot] = (solver, rule, solve);
        Count(0, isCounted: true);
        Count(1, !solve.IsConverged);
    }

    /// <inheritdoc/>
    protected override void Adjoint(int slot, ReadOnlySpan<double> gradient, double[] adjoint)
    {
        adjoint.AsSpan().Clear();
        var solve = _slots[slot].Solver.Adjoint([.. gradient], adjoint, settings.Tolerance, settings.Rounds);
        Count(2, !solve.IsConverged);
    }

    /// <inheritdoc/>
    protected override void AddGradient(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        AddGradient(batch, states => Twin.Step(batch.Tensors, states));
    }

    /// <inheritdoc/>
    protected override torch.Tensor? Penalty(torch.Tensor states, Batch batch)
    {
        if (settings.Penalty == 0)
        {
            return null;
        }

        var excess = torch.nn.functional.relu(
            Twin.ColumnSums(batch.Tensors, states).Plus(-(settings.Mu ?? NonlinearTraining.MuByDefault)));
        return (excess * excess).sum().Times(settings.Penalty / batch.Graphs.Count);
    }

    /// <summary>
    /// <c>jacobian</c>, the largest ‖A‖₁ over the training graphs where their rounds ended; <c>settled</c>, the share of those graphs whose
    /// rounds settled; <c>unsettled</c> and <c>unsettled-adjoints</c>, the shares of visits at which they, or the adjoint, did not.
    /// </summary>
    protected override IEnumerable<KeyValuePair<string, double>> Facts() =>
    [
        new("jacobian", _slots.Index().Max(slot => new NonlinearJacobian(slot.Item.Rule, FixedPoint(slot.Index)).Norm)),
        new("settled", _slots.Average(slot => slot.Solve.IsConverged ? 1.0 : 0)),
        new("unsettled", _visits[0] == 0 ? 0 : _visits[1] / _visits[0]),
        new("unsettled-adjoints", _visits[0] == 0 ? 0 : _visits[2] / _visits[0]),
    ];

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
