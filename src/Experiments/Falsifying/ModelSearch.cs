using System.Diagnostics;
using System.Globalization;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Experiments;

/// <summary>The search about one model: planned first, so that what is too large is refused before anything begins.</summary>
internal sealed class ModelSearch
{
    /// <summary>Larger systematic searches must be asked for twice.</summary>
    public const long Largest = 10_000_000;

    private const int MostActivations = 64;
    private static readonly TimeSpan BetweenPoints = TimeSpan.FromSeconds(1);
    private readonly FalsifyOptions _options;
    private readonly Partition? _workers;
    private readonly int _activations;
    private readonly long _count;

    /// <summary>Plans the search.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="options">How long to search.</param>
    /// <param name="workers">Which nodes work together; null where every node decides by itself.</param>
    /// <exception cref="ScenarioException">The systematic search is too large.</exception>
    public ModelSearch(Claim claim, FalsifyOptions options, Partition? workers)
    {
        (Claim, _options, _workers) = (claim, options, workers);
        var schedules = new SystematicSchedules(workers?.Quotient ?? claim.Model.Data.Graph, claim.Model.Rule.Depth, options.Bound);
        _activations = options.MaxActivations ?? schedules.LargestWithin(Math.Min(options.MaxTests, Largest), MostActivations);
        _count = schedules.Count(_activations, Largest);
        if (_count > Largest && !options.Force)
        {
            throw new ScenarioException(
                string.Create(CultureInfo.InvariantCulture, $"--max-activations {_activations}"),
                $"expected at most 10,000,000 schedules to try systematically, found more for model {claim.Model.Name}; "
                    + "--force tries them all the same");
        }
    }

    /// <summary>The claim.</summary>
    public Claim Claim { get; }

    /// <summary>What will be tried, in one line.</summary>
    public string Plan => $"{Claim.Model.Name}: {Write(_options.MaxTests)} random schedules{OfWhom}, adversaries, then {Systematic}";

    private string OfWhom => _workers is null ? string.Empty
        : $" of {Write(_workers.Count)} {(_workers.Count == 1 ? "worker" : "workers")}";

    private string Systematic => _count == 0
        ? "no systematic search (no schedule is small enough)"
        : $"{(_count > Largest ? "more than " + Write(Largest) : "all " + Write(_count))} schedules of at most {Write(_activations)} "
            + (_activations == 1 ? "activation" : "activations");

    /// <summary>The search as one unit, which tells itself how far it is, and goes on from there where it was stopped.</summary>
    public Unit<ModelFinding> Unit(Scenario scenario, IProgress<RunProgress> progress)
    {
        var inputs = new Lazy<string>(() => RunInputs.Of(scenario, Claim.Model));
        return new Unit<ModelFinding>
        {
            Describe = json =>
            {
                RunInputs.Write(json, scenario, Claim.Model.Name, Regime.Asynchronous, 0, inputs.Value, "falsify");
                json.WriteStartObject("options");
                _options.Write(json);
                json.WriteEndObject();
            },
            Codec = new FindingCodec(Claim, () => Falsifier(scenario, null, default, CancellationToken.None)),
            Compute = work => Run(scenario, progress, work),
        };
    }

    private ModelFinding Run(Scenario scenario, IProgress<RunProgress> progress, UnitWork work)
    {
        var (clock, kept) = (Stopwatch.StartNew(), new JsonCodec<Point>());
        var start = work.Progress() is { } text && kept.TryRead(text, out var point) ? point.At : default;
        var falsifier = Falsifier(scenario, new Reporter(Claim.Model.Name, progress), start, work.Cancellation, passed =>
        {
            if (clock.Elapsed >= BetweenPoints)
            {
                work.KeepProgress(kept.Write(new Point(passed)));
                clock.Restart();
            }
        });
        var found = falsifier.Random(_options.MaxTests, scenario.Seed, _options.Replay)
            ?? falsifier.Adversarial()
            ?? falsifier.Systematic(_activations, _count);
        var tried = $"{Write(falsifier.Activations)} activations of {Write(falsifier.Schedules)} schedules";
        return new ModelFinding(Claim.Model.Name, found, tried);
    }

    private Falsifier Falsifier(
        Scenario scenario,
        IProgress<SearchProgress>? report,
        SearchPoint start,
        CancellationToken cancellation,
        Action<SearchPoint>? passed = null) =>
        new(Claim, new ScheduleSpace { Bound = _options.Bound, Step = scenario.Step }, report, cancellation)
        {
            Origin = ScheduleOrigin.Of(scenario, Claim.Model.Name, Regime.Asynchronous, 0),
            Workers = _workers,
            Start = start,
            Passed = passed,
        };

    private static string Write(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>How far a search has come, as it is written down.</summary>
    private sealed record Point(SearchPoint At);

    /// <summary>Passes on what a search reports.</summary>
    private sealed class Reporter(string model, IProgress<RunProgress> progress) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) =>
            progress.Report(new RunProgress($"{model}: {Name(value.Phase)}", value.Done, value.Total));

        private static string Name(SearchPhase phase) => phase switch
        {
            SearchPhase.Random => "random schedules",
            SearchPhase.Adversarial => "adversaries",
            _ => "systematic search",
        };
    }
}
