using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The runs at one value of the parameter.</summary>
internal sealed class Probe
{
    private readonly double _value;
    private readonly Model _model;
    private readonly Scenario _scenario;
    private readonly bool _isDeterministic;
    private readonly StabilityResult[] _results;

    /// <summary>Runs that have not begun.</summary>
    /// <param name="search">The curve.</param>
    /// <param name="over">The parameter.</param>
    /// <param name="value">Its value.</param>
    /// <param name="scenario">The scenario.</param>
    public Probe(CurveSearch search, ThresholdParameter over, double value, Scenario scenario)
    {
        (Search, _value) = (search, value);
        var alpha = over == ThresholdParameter.Alpha ? value : search.Alpha;
        _model = alpha is { } step ? search.Model.With(step) : search.Model.Model;
        _scenario = scenario with { Scheduler = ThresholdScheduler.With(search.Scheduler, over, value) };
        _isDeterministic = ThresholdScheduler.IsDeterministic(_scenario.Scheduler);
        _results = new StabilityResult[_isDeterministic ? 1 : scenario.Run.Replicates];
    }

    /// <summary>The curve.</summary>
    public CurveSearch Search { get; }

    /// <summary>Number of runs: one, where all schedules are the same.</summary>
    public int Replicates => _results.Length;

    /// <summary>Does one of the runs; different ones may go on at the same time.</summary>
    public void Run(int replicate, Draws draws, CancellationToken cancellation)
    {
        var longest = _scenario with { Run = _scenario.Run with { Until = StabilityRun.Extension * _scenario.Run.Until } };
        var scheduler = SchedulerBuilder.Build(longest, draws, _model);
        _results[replicate] = new StabilityRun(_model, scheduler, _scenario).Run(cancellation);
    }

    /// <summary>What all of them say.</summary>
    public ThresholdPoint Point(double confidence) => ThresholdPoint.Of(_value, _results, _isDeterministic, confidence);
}
