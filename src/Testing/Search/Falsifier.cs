using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Looks for an admissible schedule that breaks a claim, and shrinks what it finds.</summary>
/// <param name="claim">The claim.</param>
/// <param name="under">The schedules of which it is claimed.</param>
/// <param name="progress">Is told how far a phase has come; null for nobody.</param>
/// <param name="cancellation">Asks to stop.</param>
public sealed class Falsifier(
    Claim claim, ScheduleSpace under, IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
{
    private const int MaxShrinks = 3_000;
    private const int LongestPeriod = 12;
    private const int Effort = 500;
    private readonly long _step = under.Step.Ticks;
    private readonly SearchPoint _start;
    private readonly Lazy<double[]> _answer = new(() => LastEpoch.Of(claim.Model).Model.Reference.States);
    private int _shrinks;

    /// <summary>
    /// Which nodes work together: then schedules are those of workers, on their graph, and claims are about the nodes all the same. Null,
    /// the default, where every node decides by itself.
    /// </summary>
    public Partition? Workers { get; init; }

    /// <summary>The graph that schedules are of: that of the workers, where nodes work together.</summary>
    public Graph Decided => Workers?.Quotient ?? claim.Model.Data.Graph;

    /// <summary>How many schedules have been tried, those of shrinking included.</summary>
    public long Schedules { get; private set; }

    /// <summary>How many activations there were in all of them.</summary>
    public long Activations { get; private set; }

    /// <summary>How far the same search had come before; what holds is not tried again. Default: it begins.</summary>
    public SearchPoint Start
    {
        get => _start;
        init => (_start, Schedules, Activations) = (value, value.Schedules, value.Activations);
    }

    /// <summary>Is told, schedule by schedule that holds, how far the search has come; null where nobody asks.</summary>
    public Action<SearchPoint>? Passed { get; init; }

    /// <summary>What the headers of schedules say about where they come from. Default: the model's name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Origin { get; init; } = [KeyValuePair.Create("model", claim.Model.Name)];

    /// <summary>Whether a text is a seed of FsCheck that <see cref="Random"/> takes.</summary>
    public static bool IsReplay(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FsCheckRun.Parse(text) is not null;
    }

    /// <summary>Draws schedules.</summary>
    /// <param name="maxTests">How many.</param>
    /// <param name="seed">The seed of the drawing.</param>
    /// <param name="replay">A seed of FsCheck to begin with instead: <c>(seed,gamma,size)</c>.</param>
    /// <returns>A counterexample; null where none was found, which proves nothing.</returns>
    /// <exception cref="FormatException">The seed of FsCheck is none.</exception>
    public Counterexample? Random(int maxTests, ulong seed, string? replay = null)
    {
        var start = replay is null ? FsCheckRun.Of(seed) : FsCheckRun.Parse(replay)
            ?? throw new FormatException($"expected FsCheck's seed as (seed,gamma,size) with an odd gamma, found '{replay}'");
        if (Start.Phase > SearchPhase.Random)
        {
            return null;
        }

        var (done, passed) = (0, 0L);
        var failure = FsCheckRun.FirstFailure(under.On(Decided, claim.IsAboutTheLongRun).Generator, maxTests, start, choices =>
        {
            progress?.Report(new SearchProgress(SearchPhase.Random, done++, maxTests));
            return Holds(SearchPhase.Random, ++passed, () => !IsBroken(choices));
        });
        progress?.Report(new SearchProgress(SearchPhase.Random, done, failure is null ? maxTests : done));
        return failure is { } found ? Explain(Shrink(found.Value), SearchPhase.Random) with { Replay = found.Replay } : null;
    }

    /// <summary>Lets adversaries decide: the most stale schedule, greedy ones and such as look ahead. Only where nodes may pause,
    /// reads may be late and there is an answer to keep away from.</summary>
    /// <returns>A counterexample; null where none was found, which proves nothing.</returns>
    public Counterexample? Adversarial()
    {
        var isAble = under is { MayPause: true, MayBeLate: true } && _answer.Value.All(double.IsFinite);
        var adversaries = isAble ? Adversaries().ToList() : [];
        for (var number = 0; number < adversaries.Count && Start.Phase <= SearchPhase.Adversarial; number++)
        {
            progress?.Report(new SearchProgress(SearchPhase.Adversarial, number, adversaries.Count));
            var (scheduler, recording) = Recorded(adversaries[number]);
            if (!Holds(SearchPhase.Adversarial, number + 1, () => Test(scheduler).Count == 0))
            {
                var choices = ChoicesOf.Schedule(recording.Schedule, Decided, under.Bound, _step);
                return Explain(Shrink(Period(choices) ?? choices), SearchPhase.Adversarial);
            }
        }

        progress?.Report(new SearchProgress(SearchPhase.Adversarial, adversaries.Count, adversaries.Count));
        return null;
    }

    /// <summary>Tries all schedules with at most so many activations; for a claim about the long run their steps repeat.</summary>
    /// <param name="activations">The largest number of activations.</param>
    /// <param name="count">How many schedules that are, from <see cref="SystematicSchedules.Count(int, long)"/>, for the progress.</param>
    /// <returns>A counterexample; null where there is none among them.</returns>
    public Counterexample? Systematic(int activations, long count)
    {
        var schedules = new SystematicSchedules(Decided, claim.Model.Rule.Depth, under.Bound);
        var (done, passed, total) = (0, 0L, (int)Math.Min(count, int.MaxValue));
        foreach (var choices in schedules.UpTo(activations, claim.IsAboutTheLongRun))
        {
            progress?.Report(new SearchProgress(SearchPhase.Systematic, Math.Min(done++, total), total));
            if (!Holds(SearchPhase.Systematic, ++passed, () => !IsBroken(choices)))
            {
                return Explain(Shrink(choices), SearchPhase.Systematic);
            }
        }

        progress?.Report(new SearchProgress(SearchPhase.Systematic, total, total));
        return null;
    }

    /// <summary>Tells a counterexample once more that was found before.</summary>
    /// <param name="choices">The schedule.</param>
    /// <param name="phase">How it was found.</param>
    /// <param name="replay">FsCheck's seed that finds it again; null where it was not drawn.</param>
    /// <param name="shrinks">How many schedules were tried to make it simpler.</param>
    public Counterexample Again(Choices choices, SearchPhase phase, string? replay, int shrinks)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return Explain(choices, phase) with { Replay = replay, Shrinks = shrinks };
    }

    /// <summary>Whether a schedule holds, which is known where it was tried before the search went on.</summary>
    private bool Holds(SearchPhase phase, long number, Func<bool> test)
    {
        if (phase == Start.Phase && number <= Start.Done)
        {
            return true;
        }

        if (!test())
        {
            return false;
        }

        Passed?.Invoke(new SearchPoint(phase, number, Schedules, Activations));
        return true;
    }

    /// <summary>The simplest schedule found that still breaks the claim.</summary>
    internal Choices Shrink(Choices broken)
    {
        var severity = Severity(broken);
        while (broken.Simpler().FirstOrDefault(simpler => _shrinks++ < MaxShrinks && Severity(simpler) >= severity) is { } simpler)
        {
            broken = simpler;
        }

        return broken.Deviations == 1 && claim.IsTraceable ? Shortest(broken) : broken;
    }

    /// <summary>Of the schedules with a single deviation, and no later one, that whose effect depends on the fewest activations.</summary>
    private Choices Shortest(Choices broken)
    {
        var matters = Explain(broken, SearchPhase.Random).Matters.Count;
        for (var at = 0; at < broken.Numbers.Length; at++)
        {
            var numbers = new int[broken.Numbers.Length];
            numbers[at] = 1;
            var other = broken.With(numbers);
            var fewer = _shrinks++ < MaxShrinks && IsBroken(other) ? Explain(other, SearchPhase.Random).Matters.Count : int.MaxValue;
            if (fewer < matters)
            {
                (broken, matters) = (other, fewer);
            }
        }

        return broken;
    }

    /// <summary>Tells a counterexample.</summary>
    internal Counterexample Explain(Choices choices, SearchPhase phase)
    {
        var recording = new Recording(InWorld(Working(choices.ToScheduler(_step))), Origin);
        var suspects = Test(recording);
        var schedule = recording.Schedule;
        var (suspect, matters) = claim.IsTraceable
            ? Smallest(suspects, schedule)
            : (suspects.MaxBy(one => (one.Severity, one.Size))!, Listed(schedule, choices));
        var (story, lines) = claim.IsTraceable && Workers is null
            ? Story.OfReads(Decided, schedule, matters, suspect, _step)
            : Story.OfChoices(Decided, choices, suspect, Workers is null ? "node" : "worker");
        return new Counterexample
        {
            Claim = claim,
            Workers = Workers,
            Choices = choices,
            Schedule = schedule,
            Suspect = suspect,
            Matters = matters,
            Story = story,
            Lines = lines,
            Phase = phase,
            Shrinks = _shrinks,
        };
    }

    internal bool IsBroken(Choices choices) => Severity(choices) >= 0;

    /// <summary>How badly the claim is broken; −1 where it is not.</summary>
    private int Severity(Choices choices) =>
        Test(InWorld(Working(choices.ToScheduler(_step)))).Select(suspect => suspect.Severity).DefaultIfEmpty(-1).Max();

    /// <summary>A scheduler in the world of the model, which may change.</summary>
    private IScheduler InWorld(IScheduler scheduler) => Changing.Around(scheduler, claim.Model.Rule);

    private IScheduler Working(IScheduler scheduler) => Workers is null ? scheduler : new WorkerScheduler(scheduler, Workers);

    /// <summary>Somebody who looks at states, and what he decides: for workers, where nodes work together.</summary>
    private (IScheduler Scheduler, Recording Recording) Recorded(IScheduler adversary)
    {
        if (Workers is null)
        {
            var whole = new Recording(InWorld(adversary));
            return (whole, whole);
        }

        var recording = new Recording(adversary);
        return (InWorld(new BlockScheduler(recording, Workers)), recording);
    }

    private IReadOnlyList<Suspect> Test(IScheduler scheduler)
    {
        cancellation.ThrowIfCancellationRequested();
        var suspects = claim.Test(scheduler, _step, out var activations);
        Schedules++;
        Activations += activations;
        return suspects;
    }

    private IEnumerable<IScheduler> Adversaries()
    {
        var (nodes, effort) = (claim.Model.Data.Graph.NodeCount, Effort);
        IObjective objective = new SquaredDistance(_answer.Value);
        if (Workers is not null)
        {
            objective = BlockScheduler.Wanted(objective, Workers, claim.Model.Rule);
            effort = Math.Max(1, (int)((long)Effort * Workers.Count / nodes));
        }

        yield return new MaximalStaleness(Bound.InSteps(under.Bound), _step);
        foreach (var bound in new[] { 2, under.Bound }.Where(bound => bound <= under.Bound).Distinct())
        {
            yield return new GreedyAdversary(Bound.InSteps(bound), _step, objective);
            yield return new LookAheadAdversary(Bound.InSteps(bound), _step, objective, effort: effort);
        }
    }

    /// <summary>A few steps near the end that break the claim as well if they come again and again; null where there are none.</summary>
    private Choices? Period(Choices choices)
    {
        var width = choices.NodeCount + choices.ArcCount;
        var windows =
            from period in Enumerable.Range(1, Math.Min(LongestPeriod, choices.Steps))
            from offset in Enumerable.Range(0, period)
            where claim.IsAboutTheLongRun && choices.Steps - period - offset >= 0
            select choices.With(
                choices.Numbers.Slice((choices.Steps - period - offset) * width, period * width).ToArray(), repeats: true);
        return windows.FirstOrDefault(window => _shrinks++ < MaxShrinks && IsBroken(window));
    }

    private (Suspect Suspect, IReadOnlyList<int> Matters) Smallest(IReadOnlyList<Suspect> suspects, Schedule schedule) => suspects
        .Select(suspect => (Suspect: suspect, Matters: MattersTo(suspect, schedule)))
        .OrderBy(one => one.Matters.Count).ThenByDescending(one => one.Suspect.Size).First();

    private IReadOnlyList<int> MattersTo(Suspect suspect, Schedule schedule) =>
        Slice.Of(claim.Model.Data.Graph, claim.Model.Rule, schedule, suspect.Node, suspect.Version);

    private IReadOnlyList<int> Listed(Schedule schedule, Choices choices) =>
        [.. Enumerable.Range(0, schedule.Count).Where(index => schedule[index].Time <= choices.Steps * _step)];
}
