using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// One run that asks only whether it converges. Where all schedules are the same it ends as soon as it is within the tolerance over a whole
/// macro-iteration. Where they are drawn that proves nothing, since near a threshold distances wander over many orders of magnitude: there
/// a run goes on until its distance has fallen as far as it can be told, or has grown as far, and how fast it did is pooled over schedules
/// (<see cref="DecayRate"/>). Where time is up before, the slope of distances decides, and where that is too small to tell a slow
/// convergence from a cycle, the run goes on, up to <see cref="Extension"/> times as long. Where the world changes, all that counts is its
/// last epoch; a run that is as close as can be told when that begins has arrived, and says nothing of a rate.
/// </summary>
internal sealed class StabilityRun
{
    /// <summary>By how much a run may be prolonged, a power of 2.</summary>
    public const int Extension = 4;

    private const double Runaway = 1e9;
    private const double Smallest = 1e-12;
    private const double ErrorsAbove = 8;
    private const double DecisiveChange = 6;
    private readonly Yardstick _yardstick;
    private readonly Run _run;
    private readonly Network _network;
    private readonly Monitored _monitored;
    private readonly RunSpec _spec;
    private readonly bool _isDrawn;
    private readonly double _floor;
    private readonly long _since;
    private readonly double _begin;
    private readonly List<double> _distances = [];
    private int _within = -1;

    /// <summary>A run that has not begun.</summary>
    /// <param name="model">The model.</param>
    /// <param name="epoch">What it should arrive at.</param>
    /// <param name="scheduler">Who decides; not used by any other run.</param>
    /// <param name="scenario">How long, what is looked at, on which kernel.</param>
    /// <param name="isDrawn">Whether schedules differ from one replicate to the next.</param>
    public StabilityRun(Model model, LastEpoch epoch, IScheduler scheduler, Scenario scenario, bool isDrawn)
    {
        (_yardstick, _spec, _isDrawn) = (Yardstick.OfLast(epoch), scenario.Run, isDrawn);
        _floor = Math.Max(Math.Min(Smallest, _spec.Tolerance), ErrorsAbove * _yardstick.Error / _yardstick.Scale);
        _monitored = new Monitored(scheduler);
        _run = new Run(model.Data.Graph, model.Rule, _monitored, Kernels.Create(scenario.Kernel));
        _network = _run.Network;
        (_since, _begin) = (epoch.Since, _yardstick.Distance(_network));
    }

    /// <summary>
    /// What growth is measured against: the distance at which the last epoch begins, or, where a run was there before, that of its start.
    /// </summary>
    private double Start => _distances.Count == 0 ? double.PositiveInfinity : WasThere ? _begin : _distances[0];

    private bool WasThere => _since > 0 && _distances[0] <= _floor;

    /// <summary>Runs until it is known.</summary>
    public StabilityResult Run(CancellationToken cancellation)
    {
        var until = _spec.Until.Ticks;
        for (var time = _since; ; time += _spec.Sample.Ticks)
        {
            if (time >= until)
            {
                var growth = GrowthRate.Of(_distances);
                if (IsKnown(growth) || until >= Extension * _spec.Until.Ticks)
                {
                    return Result(growth is { Falls: true } ? StabilityVerdict.Falling : StabilityVerdict.NotFalling);
                }

                until *= 2;
            }

            cancellation.ThrowIfCancellationRequested();
            _run.Through(time);
            var distance = _isDrawn ? _yardstick.ReadableDistance(_network, time) : _yardstick.Distance(_network);
            var hasRunAway = _network.Divergence is not null || !(distance <= Runaway * Start);
            _distances.Add(hasRunAway ? Runaway * Start : distance);
            if (hasRunAway)
            {
                return Result(StabilityVerdict.Diverged);
            }

            if (_isDrawn ? distance <= _floor : IsSettled(distance, time))
            {
                return Result(StabilityVerdict.Converged);
            }
        }
    }

    private bool IsKnown(GrowthRate? growth) =>
        _isDrawn ? Math.Abs(Change()) >= DecisiveChange : growth is { Falls: true } or { Rises: true };

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

    /// <summary>ln of the distance now over that at the start; what is closer than can be told counts as the closest that can.</summary>
    private double Change() => Elementary.Log(Math.Max(_distances[^1], _floor) / Start);

    private StabilityResult Result(StabilityVerdict verdict)
    {
        var seen = _monitored.Monitor!.Seen;
        var rate = GrowthRate.Of(_distances) is { } growth ? growth.Slope / _spec.Sample.TotalSeconds : double.NaN;
        var (change, seconds) = WasThere && verdict == StabilityVerdict.Converged
            ? (0, 0) : (Change(), (_distances.Count - 1) * _spec.Sample.TotalSeconds);
        return new StabilityResult(verdict, rate, change, seconds, Ticks.ToSeconds(seen.Age), Ticks.ToSeconds(seen.NestedAge));
    }
}
