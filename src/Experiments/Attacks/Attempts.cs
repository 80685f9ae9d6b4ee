using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The runs of an attack on one model as units of work.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="options">The bound, the objective, how much to try.</param>
/// <param name="model">The model.</param>
/// <param name="objective">What is wanted large.</param>
internal sealed class Attempts(Scenario scenario, AttackOptions options, Model model, IObjective objective)
{
    private const double Activity = 0.5;
    private readonly Draws _draws = new(scenario.Seed);
    private readonly long _step = scenario.Step.Ticks;

    /// <summary>The model.</summary>
    public Model Model => model;

    /// <summary>Random schedules.</summary>
    public IEnumerable<Unit<Attempt>> Random(int count) => Enumerable.Range(0, count).Select(number => Try(
        "random",
        number,
        () => new PartiallyAsynchronous(options.Bound, _step, ActivityOf(scenario.Scheduler), _draws.Replicate(number))));

    /// <summary>Maximal staleness, the greedy and the look-ahead adversary.</summary>
    public IEnumerable<Unit<Attempt>> Adversaries() =>
    [
        Try("maximal-staleness", 0, () => new MaximalStaleness(options.Bound, _step)),
        Try("greedy", 0, () => new GreedyAdversary(options.Bound, _step, objective)),
        Try(
            $"look-ahead-{options.LookAhead}",
            0,
            () => new LookAheadAdversary(options.Bound, _step, objective, options.LookAhead)),
    ];

    /// <summary>A schedule with one decision changed; null where none of some decisions that were drawn could have been another.</summary>
    /// <param name="strategy">Who asks, for tables.</param>
    /// <param name="best">The schedule.</param>
    /// <param name="stream">Number of the stream of random numbers.</param>
    /// <param name="number">Number of the mutation.</param>
    public Unit<Attempt>? Mutated(string strategy, Attempt best, int stream, int number)
    {
        var mutation = new Mutation(model.Data.Graph, options.Bound.InTicks(_step) / _step * _step);
        return mutation.Of(best.Schedule, _draws.Replicate(stream), number) is not { } other ? null
            : Try(strategy, number, () => new Replay(other), best.Schedule.Trailer.Fingerprint);
    }

    /// <summary>A schedule once more, with everything that tables and a replay want to know.</summary>
    public Unit<ModelResult> Explained(Attempt worst) => new()
    {
        Describe = json =>
        {
            RunText.Write(json, "attack, explained", scenario, model.Name, Regime.Asynchronous, 0);
            json.WriteString("options", options.ToString());
            json.WriteString("schedule", worst.Schedule.Trailer.Fingerprint.ToString("x16", CultureInfo.InvariantCulture));
        },
        Compute = cancellation => Explain(worst, cancellation),
    };

    private Unit<Attempt> Try(string strategy, int number, Func<IScheduler> scheduler, ulong start = 0)
    {
        IReadOnlyList<KeyValuePair<string, string>> origin =
            [.. ScheduleOrigin.Of(scenario, model.Name, Regime.Asynchronous, 0), KeyValuePair.Create("strategy", strategy)];
        return new Unit<Attempt>
        {
            Describe = json =>
            {
                RunText.Write(json, "attack", scenario, model.Name, Regime.Asynchronous, number);
                json.WriteString("strategy", strategy);
                json.WriteString("options", options.ToString());
                json.WriteString("start", start.ToString("x16", CultureInfo.InvariantCulture));
            },
            Compute = cancellation => AttackRun.Of(strategy, model, objective, scheduler(), scenario.Run, origin, cancellation),
            Note = _ => strategy,
        };
    }

    private ModelResult Explain(Attempt worst, CancellationToken cancellation)
    {
        var synchronous = new SingleRun(model, new Synchronous(_step)).Run(Regime.Synchronous, scenario, 0, cancellation);
        var replayed = new SingleRun(model, new Replay(worst.Schedule), new Promise(options.Bound.InTicks(_step), BoundsGaps: true))
            .Run(Regime.Asynchronous, scenario, 0, cancellation);

        // Certificates are to speak of the bound of the attack, whoever decides in the scenario.
        var bounded = scenario with { Scheduler = new SchedulerSpec.MaximalStaleness(options.Bound) };
        var result = ModelResult.Of(model, synchronous, [replayed], bounded);
        return result with
        {
            Facts =
            [
                .. result.Facts,
                KeyValuePair.Create("attack bound", options.Bound.ToString()),
                KeyValuePair.Create("attack objective", Objectives.NameOf(options.Objective)),
                KeyValuePair.Create("attack look-ahead", options.LookAhead.ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create("attack budget", options.Budget.ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create("attack strategy", worst.Strategy),
            ],
        };
    }

    private static double ActivityOf(SchedulerSpec scheduler) => scheduler switch
    {
        SchedulerSpec.PartiallyAsynchronous partial => partial.Activity,
        SchedulerSpec.Bounded bounded => ActivityOf(bounded.Of),
        _ => Activity,
    };
}
