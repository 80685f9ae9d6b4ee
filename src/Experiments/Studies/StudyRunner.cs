using Hogwild.Models;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Carries out studies: does their units, some at a time, and keeps outcomes where there is a store. One for everything that a scenario
/// asks for, so that studies of one scenario share their models.
/// </summary>
internal sealed class StudyRunner
{
    private readonly Dictionary<Scenario, IReadOnlyList<Model>> _models = new(ReferenceEqualityComparer.Instance);

    /// <summary>A runner.</summary>
    /// <param name="options">How studies are carried out.</param>
    /// <param name="cancellation">Asks to stop; studies then throw <see cref="OperationCanceledException"/>.</param>
    public StudyRunner(StudyOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Jobs, 1, nameof(options));
        (Options, Cancellation) = (options, cancellation);
        Weights = new WeightCache(options.WeightCache) { Warn = options.Warn, Used = options.UsesWeights };
        Progress = new Listener(options.Progress);
    }

    /// <summary>How studies are carried out.</summary>
    public StudyOptions Options { get; }

    /// <summary>Asks to stop.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Where trained weights are kept.</summary>
    public WeightCache Weights { get; }

    /// <summary>Who is told how far models and units have come.</summary>
    public IProgress<RunProgress> Progress { get; }

    /// <summary>The models of a scenario, made once.</summary>
    /// <exception cref="ScenarioException">An input file is not what it should be; or the scenario asks for tables.</exception>
    public IReadOnlyList<Model> Models(Scenario scenario)
    {
        if (!_models.TryGetValue(scenario, out var models))
        {
            TableCheck.HasNone(scenario);
            _models[scenario] = models = ModelBuilder.Build(scenario, Weights, Progress, Cancellation);
        }

        return models;
    }

    /// <summary>A phase that progress has a name for.</summary>
    public StudyPhase Phase(string name, int total) => new(this, name, total);

    /// <summary>Does units in a phase of their own.</summary>
    /// <returns>Their outcomes, in their order.</returns>
    public IReadOnlyList<TOutcome> Run<TOutcome>(string phase, IReadOnlyList<Unit<TOutcome>> units) =>
        Phase(phase, units.Sum(unit => unit.Size)).Run(units);

    /// <summary>Does units that progress is not told of.</summary>
    /// <returns>Their outcomes, in their order.</returns>
    public IReadOnlyList<TOutcome> Run<TOutcome>(IReadOnlyList<Unit<TOutcome>> units) => new StudyPhase(this, name: null, 0).Run(units);

    /// <summary>The outcome of a unit: the one that was kept, or else it is computed, and kept where it can be.</summary>
    public TOutcome Outcome<TOutcome>(Unit<TOutcome> unit)
    {
        using var work = Work.On(Work.Keeping);
        if (unit.Codec is not { } codec || Stores(unit) is not [var own, ..] stores)
        {
            return Computed(unit, new UnitWork(store: null, string.Empty, unit.Parts, Cancellation));
        }

        var name = unit.Name;
        foreach (var store in stores)
        {
            if (store.Find(name) is { } text && codec.TryRead(text, out var found) && TryDeliver(unit.Parts, store, name))
            {
                return found;
            }
        }

        var outcome = Computed(unit, new UnitWork(own, name, unit.Parts, Cancellation));
        if (codec.Write(outcome) is not { } written)
        {
            // What is not to be kept has failed, and has left nothing beside it.
            return outcome;
        }

        own.Keep(name, written);
        return TryDeliver(unit.Parts, own, name) ? outcome
            : throw new IOException(
                "what a unit of work has just left is not there any more: the folder of kept outcomes is being removed");
    }

    private static TOutcome Computed<TOutcome>(Unit<TOutcome> unit, UnitWork own)
    {
        using var work = Work.On(Work.Runs);
        return unit.Compute(own);
    }

    /// <summary>Tells how many of the units that are known before the first one are kept, where there may be some.</summary>
    public void TellKept<TResult>(StudyPlan<TResult> plan)
        where TResult : StudyResult
    {
        if (!Options.TellsKept)
        {
            return;
        }

        var units = plan.Known.ToList();
        var kept = units.Count(unit => unit.Name is var name && Stores(unit).Any(store => store.Find(name) is not null)) + plan.Trained;
        var all = plan.KnownOf ?? units.Count;
        if (all > 0)
        {
            Progress.Report(new RunProgress(FormattableString.Invariant($"{kept} of {all} units of work are kept"), 0, 0));
        }
    }

    /// <summary>Where a unit may be kept, that first where it is to be.</summary>
    private List<IUnitStore> Stores(IUnit unit) =>
    [
        .. new[] { unit.IsLasting ? null : Options.Unfinished, Options.Store }.OfType<IUnitStore>(),
    ];

    /// <summary>
    /// Copies what is kept beside an outcome to where it belongs, which may be several places for one part; false, and nothing is copied,
    /// where some of it is not.
    /// </summary>
    private static bool TryDeliver(IReadOnlyList<UnitPart> parts, IUnitStore store, string name)
    {
        var kept = parts.Select(part => part.Name).Distinct().ToDictionary(part => part, part => store.OpenPart(name, part));
        try
        {
            if (kept.Values.Any(stream => stream is null))
            {
                return false;
            }

            foreach (var part in parts)
            {
                // A stream can be read once; and not all places are to be open at the same time.
                kept.Remove(part.Name, out var opened);
                using var source = opened ?? store.OpenPart(name, part.Name)
                    ?? throw new IOException($"the kept {part.Name} of a unit of work is not there any more");
                using var target = part.Create();
                source.CopyTo(target);
            }

            return true;
        }
        finally
        {
            kept.Values.ToList().ForEach(stream => stream?.Dispose());
        }
    }

    /// <summary>Passes on what several threads report, one report at a time.</summary>
    private sealed class Listener(Action<RunProgress>? listen) : IProgress<RunProgress>
    {
        private readonly Lock _gate = new();

        public void Report(RunProgress value)
        {
            lock (_gate)
            {
                listen?.Invoke(value);
            }
        }
    }
}
