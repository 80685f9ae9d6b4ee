using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Trains an IGNN by implicit differentiation (Gu et al. 2020), with solves that are exact on paths and rounds elsewhere
/// (<see cref="IgnnSolver"/>), or under a scheduler.
/// </summary>
internal sealed class IgnnTrainer(Dataset data, IgnnTraining settings)
    : FixedPointTrainer<IgnnRule>(settings, data, Initial(data, settings))
{
    private readonly List<(IgnnSolver Solver, IgnnRule Rule, int Number)> _slots = [];
    private readonly ScheduledSolves? _under = settings.Under is { } scheduler ? new ScheduledSolves(scheduler, settings.Seed) : null;

    /// <inheritdoc/>
    protected override void Save(IDictionary<string, double[]> state)
    {
        base.Save(state);
        _under?.Save(state);
    }

    /// <inheritdoc/>
    protected override void Restore(IReadOnlyDictionary<string, double[]> state)
    {
        base.Restore(state);
        _under?.Restore(state);
    }

    /// <inheritdoc/>
    protected override IgnnRule Create(GraphData data, WeightFile weights) => new(data, weights);

    /// <inheritdoc/>
    protected override IgnnRule With(IgnnRule rule, WeightFile weights) => rule.With(weights);

    /// <inheritdoc/>
    protected override void Solve(int slot, int number, IgnnRule rule, double[] states)
    {
        if (slot == _slots.Count)
        {
            _slots.Add((new IgnnSolver(), rule, number));
        }

        _slots[slot] = (_slots[slot].Solver, rule, number);
        if (_under is not null && Step is { } step)
        {
            var input = Dense.MaxNorm(rule.Input);
            _under.Solve(rule, rule.Adjacency.Graph, states, at => Enough(at, input), step, number);
        }

        _slots[slot].Solver.Approach(rule, states, settings.Tolerance, _under is not null && Step is not null ? 0 : settings.Rounds);
    }

    /// <inheritdoc/>
    protected override void Adjoint(int slot, ReadOnlySpan<double> gradient, double[] adjoint)
    {
        var (solver, rule, number) = _slots[slot];
        if (_under is null || Step is not { } step)
        {
            solver.Adjoint(gradient, adjoint, settings.Tolerance, settings.Rounds);
            return;
        }

        // What comes of it is D ∘ V; only that has a part in gradients.
        var back = AdjointRule.Of(rule, FixedPoint(number), gradient);
        var largest = Dense.MaxNorm(gradient);
        _under.Solve(back, back.Graph, adjoint, at => Enough(at, largest), step, number);
    }

    private double Enough(double[] states, double input) => settings.Tolerance * Math.Max(input, Dense.MaxNorm(states));

    /// <inheritdoc/>
    protected override bool IsPlain => settings.Dropout is null && settings.Penalty is null;

    /// <inheritdoc/>
    protected override void AddGradient(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        for (var slot = 0; slot < batch.Graphs.Count; slot++)
        {
            var number = batch.Numbers[slot];
            _slots[slot].Solver.AddGradient(
                batch.Graphs[slot], FixedPoint(number), AdjointOf(number), Leaves.All["ignn.W"].Gradient, Leaves.All["ignn.U"].Gradient,
                Leaves.Find("ignn.b")?.Gradient ?? []);
        }
    }

    /// <inheritdoc/>
    protected override torch.Tensor Read(torch.Tensor states) => settings.Dropout is { } share && Step is { } step
        ? base.Read(new Dropout(share, settings.Seed, step).Of(states, 1))
        : base.Read(states);

    /// <inheritdoc/>
    protected override torch.Tensor? Penalty(torch.Tensor states, Batch batch) =>
        settings.Penalty is { } factor ? Half(factor, "ignn.U") : null;

    /// <inheritdoc/>
    protected override void AfterStep()
    {
        Restrict(Leaves.All["ignn.W"].Values, settings);
        Leaves.All["ignn.W"].Changed();
    }

    /// <inheritdoc/>
    protected override double RateFactor(string name) => name == "ignn.W" ? settings.CouplingRate : 1;

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, double>> Facts() =>
        [new("c", _slots.Max(slot => Contraction.Certify(slot.Rule).Factor)), .. _under?.Facts ?? []];

    private static SortedDictionary<string, Models.Tensor> Initial(Dataset data, IgnnTraining settings)
    {
        var initial = new InitialWeights(settings.Seed);
        initial.AddNormal("ignn.W", settings.CouplingScale, settings.Width, settings.Width);
        var coupling = initial.Tensors["ignn.W"].Values;
        for (var i = 0; i < settings.Width; i++)
        {
            coupling[i * (settings.Width + 1)] += settings.Kappa;
        }

        Restrict(coupling, settings);
        AddCommon(initial, "ignn.", data, settings, (settings.InputScale, settings.SkipScale), settings.Bias);
        return initial.Tensors;
    }

    /// <summary>
    /// Brings W back to where it may be: columns of absolute values that sum to at most κ, and symmetric where that is asked for. The
    /// symmetric part of a matrix with such columns may have larger ones, and is then scaled down as a whole, which keeps it symmetric.
    /// </summary>
    private static void Restrict(double[] weights, IgnnTraining settings)
    {
        var size = settings.Width;
        if (!settings.Symmetric)
        {
            L1Ball.ProjectColumns(weights, size, settings.Kappa);
            return;
        }

        Symmetrise(weights, size);
        L1Ball.ProjectColumns(weights, size, settings.Kappa);
        Symmetrise(weights, size);
        var largest = Enumerable.Range(0, size)
            .Max(column => Enumerable.Range(0, size).Sum(row => Math.Abs(weights[(row * size) + column])));
        for (var i = 0; i < weights.Length && largest > settings.Kappa; i++)
        {
            weights[i] *= settings.Kappa / largest;
        }
    }

    private static void Symmetrise(double[] matrix, int size)
    {
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var mean = (matrix[(i * size) + j] + matrix[(j * size) + i]) / 2;
                (matrix[(i * size) + j], matrix[(j * size) + i]) = (mean, mean);
            }
        }
    }
}
