using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The runs of an attack on one model as units of work.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="options">The bound, the objective, how much to try.</param>
/// <param name="model">The model.</param>
/// <param name="objective">What is wanted large; where the world changes, every run has one of its own.</param>
/// <param name="workers">Which nodes work together: schedules are those of workers then; null where every node is by itself.</param>
internal sealed class Attempts(Scenario scenario, AttackOptions options, Model model, IObjective objective, Partition? workers)
{
    private const double Activity = 0.5;
    private const int Effort = 5000;
    private readonly Draws _draws = new(scenario.Seed);
    private readonly long _step = scenario.Step.Ticks;
    private readonly Lazy<string> _inputs = new(() =>
        RunInputs.Of(scenario, model) + RunInputs.OfFiles(scenario.Folder, options.Objective));

    // All schedules begin where the first replicate does: they are to differ in decisions alone.
    private readonly IUpdateRule _rule = StartedRule.Of(model, scenario);

    /// <summary>The model.</summary>
    public Model Model => model;

    /// <summary>Random schedules.</summary>
    public IEnumerable<Unit<Attempt>> Random(int count) => Enumerable.Range(0, count).Select(number => Try(
        "random",
        number,
        _ => new PartiallyAsynchronous(options.Bound, _step, ActivityOf(scenario.Scheduler), _draws.Replicate(number))));

    /// <summary>Maximal staleness, the greedy and the look-ahead adversary.</summary>
    public IEnumerable<Unit<Attempt>> Adversaries() =>
    [
        Try("maximal-staleness", 0, _ => new MaximalStaleness(options.Bound, _step)),
        Try("greedy", 0, wanted => new GreedyAdversary(options.Bound, _step, wanted)),
        Try(
            $"look-ahead-{options.LookAhead}",
            0,
            wanted => new LookAheadAdversary(options.Bound, _step, wanted, options.LookAhead, EffortOf(workers))),
    ];

    /// <summary>A schedule with one decision changed; null where none of some decisions that were drawn could have been another.</summary>
    /// <param name="strategy">Who asks, for tables.</param>
    /// <param name="best">The schedule.</param>
    /// <param name="stream">Number of the stream of random numbers.</param>
    /// <param name="number">Number of the mutation.</param>
    public Unit<Attempt>? Mutated(string strategy, Attempt best, int stream, int number)
    {
        var mutation = new Mutation(workers?.Quotient ?? model.Data.Graph, options.Bound.InTicks(_step) / _step * _step);
        return mutation.Of(best.OfWorkers?.Value ?? best.Schedule, _draws.Replicate(stream), number) is not { } other ? null
            : Try(strategy, number, _ => new Replay(other), stream, best.Schedule.Trailer.Fingerprint);
    }

    /// <summary>The synchronous run, and a schedule once more, with everything that tables and a replay want to know.</summary>
    public IReadOnlyList<Unit<Trajectory>> Runs(Attempt worst) =>
    [
        Explained(Regime.Synchronous, 0, () => new Synchronous(_step), Promise.None),
        Explained(
            Regime.Asynchronous,
            worst.Schedule.Trailer.Fingerprint,
            () => new Replay(worst.Schedule),
            new Promise(options.Bound.InTicks(_step), BoundsGaps: true)),
    ];

    /// <summary>What tables say of the schedule that hurts most.</summary>
    /// <param name="worst">The schedule.</param>
    /// <param name="runs">The outcomes of <see cref="Runs"/>.</param>
    public ModelResult Explained(Attempt worst, IReadOnlyList<Trajectory> runs)
    {
        // Certificates are to speak of the bound of the attack, whoever decides in the scenario.
        var bounded = scenario with { Scheduler = new SchedulerSpec.MaximalStaleness(options.Bound) };
        var result = ModelResult.Of(model, runs[0], [runs[1]], bounded);
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

    private Unit<Trajectory> Explained(Regime regime, ulong schedule, Func<IScheduler> scheduler, Promise promise) => new()
    {
        Describe = json =>
        {
            RunInputs.Write(json, scenario, model.Name, regime, 0, _inputs.Value, "attack, explained");
            json.WriteString("bound", options.Bound.ToString());
            json.WriteString("schedule", schedule.ToString("x16", CultureInfo.InvariantCulture));
        },
        Codec = new TrajectoryCodec(),
        Compute = work => new SingleRun(
            model, MovingModel.Scheduled(model, scheduler()), promise, rule: _rule, tolerance: scenario.Run.Tolerance)
            .Run(regime, scenario, 0, work),
    };

    private Unit<Attempt> Try(string strategy, int number, Func<IObjective, IScheduler> scheduler, int stream = 0, ulong start = 0)
    {
        IReadOnlyList<KeyValuePair<string, string>> origin =
            [.. ScheduleOrigin.Of(scenario, model.Name, Regime.Asynchronous, 0), KeyValuePair.Create("strategy", strategy)];
        return new Unit<Attempt>
        {
            Describe = json =>
            {
                RunInputs.Write(json, scenario, model.Name, Regime.Asynchronous, number, _inputs.Value, "attack");
                json.WriteString("strategy", strategy);
                json.WriteString("bound", options.Bound.ToString());
                json.WritePropertyName("objective");
                SpecWriter.Write(json, options.Objective);
                json.WriteNumber("stream", stream);
                json.WriteString("start", start.ToString("x16", CultureInfo.InvariantCulture));
            },
            Codec = new AttemptCodec(),
            Compute = work => Run(strategy, scheduler, origin, work),
            Note = _ => strategy,
        };
    }

    private Attempt Run(
        string strategy,
        Func<IObjective, IScheduler> scheduler,
        IReadOnlyList<KeyValuePair<string, string>> origin,
        CancellationToken cancellation)
    {
        var wanted = model.Moving is null ? objective : Objectives.Of(options.Objective, model, scenario.Run.Tolerance);
        var decides = scheduler(workers is null ? wanted : BlockScheduler.Wanted(wanted, workers, _rule));
        decides = wanted is PresentObjective present ? present.Told(decides) : decides;
        var recording = workers is null ? null : new Recording(decides);
        var attempt = AttackRun.Of(
            strategy,
            model with { Rule = _rule },
            wanted,
            MovingModel.Scheduled(model, recording is null ? decides : new BlockScheduler(recording, workers!)),
            scenario.Run,
            origin,
            cancellation);
        return recording is null ? attempt : attempt with { OfWorkers = new Lazy<Schedule>(recording.Schedule) };
    }

    /// <summary>What a decision of a worker costs counts once a node.</summary>
    private static int EffortOf(Partition? workers) =>
        workers is null ? Effort : Math.Max(1, (int)((long)Effort * workers.Count / Math.Max(1, workers.Graph.NodeCount)));

    private static double ActivityOf(SchedulerSpec scheduler) => scheduler switch
    {
        SchedulerSpec.PartiallyAsynchronous partial => partial.Activity,
        SchedulerSpec.Bounded bounded => ActivityOf(bounded.Of),
        _ => Activity,
    };
}
