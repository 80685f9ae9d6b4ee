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
        if (Options.Store is not { } store || unit.Codec is not { } codec)
        {
            return unit.Compute(Cancellation);
        }

        var name = unit.Name;
        if (store.Find(name) is { } text && codec.TryRead(text, out var found))
        {
            return found;
        }

        var outcome = unit.Compute(Cancellation);
        if (codec.Write(outcome) is { } written)
        {
            store.Keep(name, written);
        }

        return outcome;
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
