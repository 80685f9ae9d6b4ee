using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// One run that asks only whether it converges. It ends as soon as that is known; where time is up before, the slope of its distances
/// decides, since near a threshold both convergence and divergence take longer than any run. Where the slope is too small to tell a slow
/// convergence from a cycle, the run goes on, up to <see cref="Extension"/> times as long.
/// </summary>
internal sealed class StabilityRun
{
    /// <summary>By how much a run may be prolonged, a power of 2.</summary>
    public const int Extension = 4;

    private const double Runaway = 1e9;
    private readonly Yardstick _yardstick;
    private readonly Run _run;
    private readonly Network _network;
    private readonly Monitored _monitored;
    private readonly RunSpec _spec;
    private readonly List<double> _distances = [];
    private int _within = -1;

    /// <summary>A run that has not begun.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scheduler">Who decides; not used by any other run.</param>
    /// <param name="scenario">How long, what is looked at, on which kernel.</param>
    public StabilityRun(Model model, IScheduler scheduler, Scenario scenario)
    {
        (_yardstick, _spec) = (new Yardstick(model), scenario.Run);
        _monitored = new Monitored(scheduler);
        _run = new Run(model.Data.Graph, model.Rule, _monitored, Kernels.Create(scenario.Kernel));
        _network = _run.Network;
    }

    /// <summary>Runs until it is known.</summary>
    public StabilityResult Run(CancellationToken cancellation)
    {
        var until = _spec.Until.Ticks;
        for (var time = 0L; ; time += _spec.Sample.Ticks)
        {
            if (time >= until)
            {
                var growth = GrowthRate.Of(_distances);
                if (growth is { Falls: true } or { Rises: true } || until >= Extension * _spec.Until.Ticks)
                {
                    return Result(growth is { Falls: true } ? StabilityVerdict.Falling : StabilityVerdict.NotFalling);
                }

                until *= 2;
            }

            cancellation.ThrowIfCancellationRequested();
            _run.Through(time);
            var distance = _yardstick.Distance(_network);
            if (_network.Divergence is not null || !(distance <= Runaway * (_distances.Count == 0 ? distance : _distances[0])))
            {
                return Result(StabilityVerdict.Diverged);
            }

            _distances.Add(distance);
            if (IsSettled(distance, time))
            {
                return Result(StabilityVerdict.Converged);
            }
        }
    }

    /// <summary>Within the tolerance over a whole macro-iteration, and with every version that may still be read.</summary>
    private bool IsSettled(double distance, long time)
    {
        if (distance > _spec.Tolerance)
        {
            _within = -1;
            return false;
        }

        _within = _within < 0 ? _network.MacroIteration : _within;
        return _network.MacroIteration > _within + 1 && _yardstick.ReadableDistance(_network, time) <= _spec.Tolerance;
    }

    private StabilityResult Result(StabilityVerdict verdict)
    {
        var seen = _monitored.Monitor!.Seen;
        var rate = GrowthRate.Of(_distances) is { } growth ? growth.Slope / _spec.Sample.TotalSeconds : double.NaN;
        return new StabilityResult(verdict, rate, Ticks.ToSeconds(seen.Age), Ticks.ToSeconds(seen.NestedAge));
    }
}
