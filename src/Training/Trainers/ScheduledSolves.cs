using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// The inner solves of a training under a scheduler: the fixed point of a graph is what its nodes arrive at under a schedule that is drawn
/// for the step, and so is the adjoint, under another one. A solve ends where one more exact round would move nothing that matters.
/// </summary>
/// <param name="scheduler">Who decides.</param>
/// <param name="seed">The seed of the training.</param>
internal sealed class ScheduledSolves(SchedulerSpec scheduler, ulong seed)
{
    // The grid of scenarios by default, and what is long enough for a contraction under any world that goes on.
    private static readonly TimeSpan Grid = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    // How much longer a run is at every look.
    private const double Growth = 1.25;
    private readonly Draws _draws = new(seed);
    private readonly double[] _counts = new double[4];

    /// <summary>What the solves have taken so far, for the metadata.</summary>
    public IEnumerable<KeyValuePair<string, double>> Facts =>
    [
        new("under.forward.updates", _counts[0]),
        new("under.forward.messages", _counts[1]),
        new("under.backward.updates", _counts[2]),
        new("under.backward.messages", _counts[3]),
    ];

    /// <summary>Writes down what has been counted.</summary>
    public void Save(IDictionary<string, double[]> state) => state.Add("under", [.. _counts]);

    /// <summary>Goes on from what was written down.</summary>
    public void Restore(IReadOnlyDictionary<string, double[]> state) => state["under"].CopyTo(_counts, 0);

    /// <summary>Lets nodes act until they have arrived.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="states">n × StateSize: where they begin, and where they arrive.</param>
    /// <param name="enough">The largest component by which one more round may move states, given those.</param>
    /// <param name="step">Which step of the optimiser.</param>
    /// <param name="number">Which graph of the data set.</param>
    /// <exception cref="ArgumentException">They do not arrive within ten virtual minutes.</exception>
    public void Solve(IUpdateRule rule, Graph graph, Span<double> states, Func<double[], double> enough, int step, int number)
    {
        var isBack = rule is AdjointRule;
        var draws = _draws.Replicate(step).Replicate((2 * number) + (isBack ? 1 : 0));
        var run = new Run(
            graph, new WarmRule(rule, graph, states.ToArray()), scheduler.Create(new SchedulerContext(Grid.Ticks, Longest.Ticks, draws)));
        var found = states.ToArray();
        for (var time = Grid.Ticks; !HasArrived(rule, graph, found, enough); time = Next(time))
        {
            if (time > Longest.Ticks || run.Network.Divergence is not null)
            {
                throw new ArgumentException(
                    $"expected a scheduler under which an iteration arrives within ten virtual minutes, found that under "
                        + $"'{scheduler.KindName}' one of {graph.NodeCount} nodes does not, in step {step} of the optimiser");
            }

            run.Through(time);
            found = run.Network.States();
        }

        found.CopyTo(states);
        _counts[isBack ? 2 : 0] += run.Network.Updates;
        _counts[isBack ? 3 : 1] += run.Network.MessagesSent;
        run.End();
    }

    /// <summary>The step size of descent on an energy from where it is: 1/(1.05 L), as in models that are run.</summary>
    public static double StepOf(EnergyFunction function, ReadOnlySpan<double> states)
    {
        var largest = Math.Max(
            Spectrum.Largest(function.At(states).Hessian()), Spectrum.Largest(function.At(new double[function.Size]).Hessian()));
        return 1 / (ModelFactory.CurvatureMargin * largest);
    }

    /// <summary>The next look, on the grid.</summary>
    private static long Next(long time) => Math.Max(time + Grid.Ticks, (long)(Growth * time) / Grid.Ticks * Grid.Ticks);

    private static bool HasArrived(IUpdateRule rule, Graph graph, double[] states, Func<double[], double> enough) =>
        new SynchronousIteration(rule, graph, states).Step() <= enough(states);
}
