using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>
/// The minimisers of the energies of a data set's graphs, each solved for from where the visit before ended, and the adjoint systems there.
/// A graph whose features are changed for one visit starts from h = 0, and its minimiser is not kept.
/// </summary>
/// <param name="data">The graphs.</param>
/// <param name="width">k, the numbers of a state.</param>
/// <param name="under">What finds minima and adjoints in a step of the optimiser; null where nothing does but Newton's method.</param>
internal sealed class EnergyMinima(Dataset data, int width, ScheduledSolves? under)
{
    // The largest part of a gradient that an adjoint under a scheduler may leave.
    private const double LargestLeft = 1e-10;

    private readonly double[][] _states = [.. data.Graphs.Select(graph => new double[graph.Graph.NodeCount * width])];
    private readonly EnergyFunction?[] _functions = new EnergyFunction?[data.Graphs.Count];
    private readonly List<EnergySolver> _solvers = [];
    private readonly EnergySlope _slope = new();
    private double[] _solved = [];
    private int? _step;

    /// <summary>Writes down where the visits ended.</summary>
    public void Save(IDictionary<string, double[]> state)
    {
        TrainingState.Save(state, "minimum", _states);
        under?.Save(state);
    }

    /// <summary>Goes on from what was written down.</summary>
    public void Restore(IReadOnlyDictionary<string, double[]> state)
    {
        TrainingState.Restore(state, "minimum", _states);
        under?.Restore(state);
    }

    /// <summary>h* of all graphs of a batch, [n × k].</summary>
    /// <param name="parameters">The energy.</param>
    /// <param name="batch">The graphs.</param>
    /// <param name="tolerance">As <see cref="EnergySolver.Approach"/> has it.</param>
    /// <param name="maxSteps">Newton steps a graph at most.</param>
    /// <param name="step">Which step of the optimiser it is for; null where it is for none.</param>
    public double[] Solve(EnergyParameters parameters, Batch batch, double tolerance, int maxSteps, int? step = null)
    {
        _step = step;
        var all = new double[batch.NodeCount * width];
        var start = 0;
        for (var slot = 0; slot < batch.Graphs.Count; slot++)
        {
            if (slot == _solvers.Count)
            {
                _solvers.Add(new EnergySolver());
            }

            var kept = _states[batch.Numbers[slot]];
            var states = all.AsSpan(start, kept.Length);
            if (!batch.IsAugmented[slot])
            {
                kept.CopyTo(states);
            }

            var function = batch.IsAugmented[slot]
                ? new EnergyFunction(parameters, Seen(parameters, batch.Graphs[slot]))
                : Energy(parameters, batch.Numbers[slot]);
            if (under is not null && step is { } number)
            {
                var rule = new EnergyRule(function, ScheduledSolves.StepOf(function, states));
                var enough = rule.Alpha * parameters.Beta * tolerance;
                under.Solve(rule, function.Graph, states, _ => enough, number, batch.Numbers[slot]);
            }

            _solvers[slot].Approach(function, states, tolerance, under is null || step is null ? maxSteps : 0);
            if (!batch.IsAugmented[slot])
            {
                states.CopyTo(kept);
            }

            start += kept.Length;
        }

        return _solved = all;
    }

    /// <summary>
    /// What a gradient r in the minimisers of the batch that was solved last is in the parameters: that of −v·∇E with ∇²E v = r.
    /// </summary>
    /// <param name="r">n × k, row by row.</param>
    /// <param name="batch">That batch.</param>
    public EnergyGradient Gradient(double[] r, Batch batch)
    {
        var gradient = new EnergyGradient(_solvers[0].Function.Parameters);
        var start = 0;
        for (var slot = 0; slot < batch.Graphs.Count; slot++)
        {
            var solver = _solvers[slot];
            var v = r.AsSpan(start, solver.Function.Size);
            if (under is null || _step is not { } step)
            {
                solver.Adjoint(v, v);
            }
            else
            {
                Arrive(under, solver.Function, _solved.AsSpan(start, v.Length), v, step, batch.Numbers[slot]);
            }

            _slope.Add(solver.Function, _solved.AsSpan(start, v.Length), v, -1, gradient);
            start += v.Length;
        }

        return gradient;
    }

    /// <summary>The energy of one graph, which has features only where the parameters have some for them.</summary>
    public EnergyFunction Energy(EnergyParameters parameters, int graph) =>
        _functions[graph] = _functions[graph]?.With(parameters) ?? new(parameters, Seen(parameters, data.Graphs[graph]));

    /// <summary>The energy of one graph at its minimum.</summary>
    public EnergyPoint SolveOne(EnergyParameters parameters, int graph, double tolerance, int maxSteps)
    {
        var solver = new EnergySolver();
        var function = Energy(parameters, graph);
        solver.Approach(function, _states[graph], tolerance, maxSteps);
        return function.At(_states[graph]);
    }

    /// <summary>The energy of one graph where its last visit ended.</summary>
    public EnergyPoint At(EnergyParameters parameters, int graph) =>
        Energy(parameters, graph).At(_states[graph]);

    /// <summary>v with ∇²E(h) v = r under the scheduler, from v = 0.</summary>
    private static void Arrive(
        ScheduledSolves under, EnergyFunction function, ReadOnlySpan<double> states, Span<double> v, int step, int number)
    {
        var network = new EnergyRule(function, ScheduledSolves.StepOf(function, states));
        var enough = network.Alpha * LargestLeft * Dense.MaxNorm(v);
        var rule = AdjointRule.Of(network, states, v);
        v.Clear();
        under.Solve(rule, rule.Graph, v, _ => enough, step, number);
    }

    private static GraphData Seen(EnergyParameters parameters, GraphData graph) =>
        parameters.FeatureSize == 0 && graph.FeatureSize > 0 ? graph.WithoutNodeFeatures() : graph;
}
