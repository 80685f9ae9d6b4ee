using System.Text.Json;
using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>
/// The schedule that hurts most, model by model: random schedules, maximal staleness, the greedy and the look-ahead adversary, and local
/// search over recorded schedules, from the worst of all and from the worst random one.
/// </summary>
public sealed class AttackStudy : Study<AttackResult>
{
    private readonly AttackOptions _options;

    /// <summary>An attack on every model of a scenario.</summary>
    /// <param name="scenario">The scenario; of its scheduler only the activity of a partially asynchronous one counts.</param>
    /// <param name="options">The bound, the objective, how much to try.</param>
    public AttackStudy(Scenario scenario, AttackOptions options)
        : base(scenario)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Budget, AttackOptions.LeastBudget, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Budget, AttackOptions.MostBudget, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LookAhead, 1, nameof(options));
        _options = options;
    }

    /// <inheritdoc/>
    internal override StudyPlan<AttackResult> Plan(StudyRunner runner)
    {
        var models = runner.Models(Scenario);

        // All objectives before the first run, of all epochs: one that does not fit is said at once.
        models.ToList().ForEach(model => Objectives.Check(_options.Objective, model, Scenario.Run.Tolerance));
        var attempts = models.Select(model => new Attempts(
            Scenario,
            _options,
            model,
            Objectives.Of(_options.Objective, model, Scenario.Run.Tolerance),
            WorkersBuilder.Searched(Scenario, model, "hogwild attack"))).ToList();
        return new StudyPlan<AttackResult>
        {
            Known = attempts.SelectMany(item => item.Random(Drawn).Concat(item.Adversaries())),
            Units = models.Count * _options.Budget,
            Bytes = RunCheck.Of(Scenario, [], models, runner.Options.Jobs, _options.Budget),
            Work = Workload.Of(Scenario, [new SchedulerSpec.MaximalStaleness(_options.Bound)], models, _options.Budget),
            Contribute = share => share.Of(Parts(attempts, share.Count)).ToList().ForEach(part => Attack(part, runner)),
            Execute = () => new AttackResult(
                Scenario, _options, [.. attempts.Select(item => Attack(new Part(item), runner)!)]),
        };
    }

    private int Drawn => _options.Budget * 2 / 5;

    /// <inheritdoc/>
    internal override IEnumerable<object> Specs => [_options.Objective];

    /// <inheritdoc/>
    internal override void WriteOptions(Utf8JsonWriter json) => _options.Write(json);

    /// <summary>
    /// What shares are made of: models; of those that are left over, where there are shares enough, the two local searches apart, each with
    /// the random schedules that it begins with.
    /// </summary>
    private static IEnumerable<Part> Parts(List<Attempts> models, int shares)
    {
        var whole = models.Count / shares * shares;
        return 2 * (models.Count - whole) > shares ? models.Select(model => new Part(model))
            : models.Take(whole).Select(model => new Part(model)).Concat(models.Skip(whole)
                .SelectMany(model => (Part[])[new Part(model, FromRandom: false), new Part(model, FromAll: false)]));
    }

    /// <summary>Attacks a model; null where that is a part which does not say what is worst.</summary>
    private ModelAttack? Attack(Part part, StudyRunner runner)
    {
        var attempts = part.Model;
        var phase = runner.Phase($"attack on {attempts.Model.Name}", _options.Budget);
        var random = phase.Run([.. attempts.Random(Drawn)]);
        List<Attempt> strategies = [Worst(random)];
        var left = _options.Budget - random.Count - 3;
        if (part.FromAll)
        {
            strategies.AddRange(phase.Run([.. attempts.Adversaries()]));
            strategies.Add(Improve("local-search", Worst(strategies), (left + 1) / 2, random.Count));
        }

        if (part.FromRandom)
        {
            strategies.Add(Improve("random-restart", strategies[0], left / 2, random.Count + 1));
        }

        phase.Complete();
        if (!part.FromAll || !part.FromRandom)
        {
            return null;
        }

        var worst = Worst(strategies);
        return new ModelAttack(random, strategies, worst, attempts.Explained(worst, runner.Run(attempts.Runs(worst))));

        // Every mutation is one of the best schedule so far, so that each is a round of its own.
        Attempt Improve(string strategy, Attempt start, int runs, int stream)
        {
            var best = start;
            for (var run = 0; run < runs; run++)
            {
                if (attempts.Mutated(strategy, best, stream, run) is { } unit && phase.Run(unit) is var attempt
                    && attempt.HurtsMoreThan(best))
                {
                    best = attempt;
                }
            }

            return best with { Strategy = strategy };
        }
    }

    /// <summary>The first of those that hurt most.</summary>
    private static Attempt Worst(IEnumerable<Attempt> attempts) =>
        attempts.Aggregate((worst, other) => other.HurtsMoreThan(worst) ? other : worst);

    /// <summary>An attack on a model, or one of its local searches.</summary>
    /// <param name="Model">The model.</param>
    /// <param name="FromAll">Whether adversaries are tried, and the worst of all is searched on.</param>
    /// <param name="FromRandom">Whether the worst random schedule is searched on.</param>
    private sealed record Part(Attempts Model, bool FromAll = true, bool FromRandom = true);
}
