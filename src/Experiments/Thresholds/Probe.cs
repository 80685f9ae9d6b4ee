using System.Text.Json;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The runs at one value of the parameter.</summary>
internal sealed class Probe
{
    private const int Numbers = 6;
    private static readonly NumbersCodec<StabilityResult> Codec = new(
        Numbers,
        result => [(double)result.Verdict, result.Rate, result.Change, result.Seconds, result.Age, result.NestedAge],
        numbers => new((StabilityVerdict)numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]));

    private readonly double _value;
    private readonly double? _alpha;
    private readonly Model _model;
    private readonly Scenario _scenario;
    private readonly bool _isDeterministic;

    /// <summary>Runs that have not begun.</summary>
    /// <param name="search">The curve.</param>
    /// <param name="over">The parameter.</param>
    /// <param name="value">Its value.</param>
    /// <param name="scenario">The scenario.</param>
    public Probe(CurveSearch search, ThresholdParameter over, double value, Scenario scenario)
    {
        (Search, _value) = (search, value);
        _alpha = over == ThresholdParameter.Alpha ? value : search.Alpha;
        _model = _alpha is { } step ? search.Model.With(step) : search.Model.Model;
        _scenario = scenario with { Scheduler = ThresholdScheduler.With(search.Scheduler, over, value) };
        _isDeterministic = _scenario.Scheduler.HasOneScheduleIn(scenario.Step, StabilityRun.Extension * scenario.Run.Until);
        Replicates = _isDeterministic ? 1 : scenario.Run.Replicates;
    }

    /// <summary>The curve.</summary>
    public CurveSearch Search { get; }

    /// <summary>Number of runs: one, where all schedules are the same.</summary>
    public int Replicates { get; }

    /// <summary>The runs.</summary>
    public IEnumerable<Unit<StabilityResult>> Units() => Enumerable.Range(0, Replicates).Select(replicate => new Unit<StabilityResult>
    {
        Describe = json => Describe(json, replicate),
        Codec = Codec,
        Compute = cancellation => Run(replicate, cancellation),
    });

    /// <summary>What all of them say.</summary>
    /// <param name="results">Their outcomes.</param>
    /// <param name="confidence">The confidence of the interval about the share.</param>
    public ThresholdPoint Point(IReadOnlyList<StabilityResult> results, double confidence) =>
        ThresholdPoint.Of(_value, results, _isDeterministic, confidence);

    private StabilityResult Run(int replicate, CancellationToken cancellation)
    {
        var longest = _scenario with { Run = _scenario.Run with { Until = StabilityRun.Extension * _scenario.Run.Until } };
        var scheduler = SchedulerBuilder.Build(longest, new Draws(_scenario.Seed).Replicate(replicate), _model);
        return new StabilityRun(
            _model, Search.Model.LastEpoch, MovingModel.Scheduled(_model, scheduler), _scenario, !_isDeterministic).Run(cancellation);
    }

    private void Describe(Utf8JsonWriter json, int replicate)
    {
        RunInputs.Write(json, _scenario, _model.Name, Regime.Asynchronous, replicate, Search.Inputs.Value, "stability");
        json.WriteBoolean("drawn", !_isDeterministic);
        if (_alpha is { } alpha)
        {
            json.WriteNumber("alpha", alpha);
        }
    }
}
