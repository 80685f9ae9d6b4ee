using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Searches for the schedule that hurts most, model by model: random schedules, maximal staleness, the greedy and the look-ahead adversary,
/// and local search over recorded schedules, from the worst of all and from the worst random one. A function of scenario and options alone.
/// </summary>
public static class Attacker
{
    private const double Activity = 0.5;

    /// <summary>Attacks every model of a scenario.</summary>
    /// <param name="scenario">The scenario; of its scheduler only the activity of a partially asynchronous one counts.</param>
    /// <param name="options">The bound, the objective, how much to try.</param>
    /// <param name="progress">Is told how far it has come; may be called from several threads.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">An input file is not what it should be, or the objective does not fit a model.</exception>
    public static IReadOnlyList<AttackResult> Execute(
        Scenario scenario, AttackOptions options, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        var models = ModelBuilder.Build(scenario, new WeightCache(options.WeightCache), progress, cancellation);

        // All objectives before the first run: one that does not fit is said at once.
        var objectives = models.Select(model => Objectives.Of(options.Objective, model)).ToList();
        return [.. models.Zip(objectives, (model, objective) => Attack(scenario, options, model, objective, progress, cancellation))];
    }

    private static AttackResult Attack(
        Scenario scenario,
        AttackOptions options,
        Model model,
        IObjective objective,
        IProgress<RunProgress> progress,
        CancellationToken cancellation)
    {
        var (phase, done) = ($"attack on {model.Name}", 0);
        var draws = new Draws(scenario.Seed);
        var (bound, step) = (options.Bound, scenario.Step.Ticks);
        var random = new Attempt[options.Budget * 2 / 5];
        progress.Report(new RunProgress(phase, 0, options.Budget));
        Parallel.For(0, random.Length, new ParallelOptions { CancellationToken = cancellation }, number => random[number] =
            Try("random", new PartiallyAsynchronous(bound, step, ActivityOf(scenario.Scheduler), draws.Replicate(number))));
        List<Attempt> strategies =
        [
            Worst(random),
            Try("maximal-staleness", new MaximalStaleness(bound, step)),
            Try("greedy", new GreedyAdversary(bound, step, objective)),
            Try($"look-ahead-{options.LookAhead}", new LookAheadAdversary(bound, step, objective, options.LookAhead)),
        ];
        var left = options.Budget - random.Length - 3;
        var mutation = new Mutation(model.Data.Graph, bound.InTicks(step) / step * step);
        strategies.Add(Improve("local-search", Worst(strategies), (left + 1) / 2, draws.Replicate(random.Length)));
        strategies.Add(Improve("random-restart", strategies[0], left / 2, draws.Replicate(random.Length + 1)));
        progress.Report(new RunProgress(phase, options.Budget, options.Budget));
        var worst = Worst(strategies);
        return new AttackResult(random, strategies, worst, Explain(scenario, options, model, worst, cancellation));

        Attempt Try(string strategy, IScheduler scheduler)
        {
            IReadOnlyList<KeyValuePair<string, string>> origin =
                [.. ScheduleOrigin.Of(scenario, model.Name, Regime.Asynchronous, 0), KeyValuePair.Create("strategy", strategy)];
            var attempt = AttackRun.Of(strategy, model, objective, scheduler, scenario.Run, origin, cancellation);
            progress.Report(new RunProgress(phase, Interlocked.Increment(ref done), options.Budget, strategy));
            return attempt;
        }

        Attempt Improve(string strategy, Attempt start, int runs, Draws own)
        {
            var best = start;
            for (var run = 0; run < runs; run++)
            {
                if (mutation.Of(best.Schedule, own, run) is { } other && Try(strategy, new Replay(other)) is var attempt
                    && attempt.HurtsMoreThan(best))
                {
                    best = attempt;
                }
            }

            return best with { Strategy = strategy };
        }
    }

    /// <summary>The worst schedule once more, with everything that tables and a replay want to know.</summary>
    private static ModelResult Explain(
        Scenario scenario, AttackOptions options, Model model, Attempt worst, CancellationToken cancellation)
    {
        var synchronous = new SingleRun(model, new Synchronous(scenario.Step.Ticks)).Run(Regime.Synchronous, scenario, 0, cancellation);
        var replayed = new SingleRun(model, new Replay(worst.Schedule), options.Bound.InTicks(scenario.Step.Ticks))
            .Run(Regime.Asynchronous, scenario, 0, cancellation);

        // Certificates are to speak of the bound of the attack, whoever decides in the scenario.
        var bounded = scenario with { Scheduler = new SchedulerSpec.MaximalStaleness(options.Bound) };
        var result = Runner.Result(model, synchronous, [replayed], bounded);
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

    /// <summary>The first of those that hurt most.</summary>
    private static Attempt Worst(IEnumerable<Attempt> attempts) =>
        attempts.Aggregate((worst, other) => other.HurtsMoreThan(worst) ? other : worst);

    private static double ActivityOf(SchedulerSpec scheduler) => scheduler switch
    {
        SchedulerSpec.PartiallyAsynchronous partial => partial.Activity,
        SchedulerSpec.Bounded bounded => ActivityOf(bounded.Of),
        _ => Activity,
    };
}
