using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>One run of one model under one scheduler, on a kernel of its own.</summary>
internal sealed class SingleRun
{
    private const int MaxRounds = 200_000;
    private readonly Model _model;
    private readonly EpochModels? _epochs;
    private readonly Yardstick _first;
    private Yardstick _yardstick;
    private readonly Run _run;
    private readonly Network _network;
    private readonly Monitored _monitored;
    private WorkerMeter? _workers;
    private readonly long _initialMessages;
    private readonly Promise _promise;
    private readonly MovementMeter? _movement;
    private readonly List<Sample> _samples = [];
    private (string Column, Func<Observation, double> Of)[]? _metrics;
    private int _passed;

    /// <summary>The model in the present epoch.</summary>
    private Model Present => _epochs?.Present ?? _model;

    /// <summary>The sample after which the run ends, in ticks, as it did when it was recorded; null where it ends by itself.</summary>
    public long? StopsAt { get; init; }

    /// <summary>Takes the states at every sample; null where nobody wants them.</summary>
    public StateSeries? States { get; init; }

    /// <summary>A run that has not begun.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scheduler">Who decides; not used by any other run.</param>
    /// <param name="promise">What violations are counted against; null for nothing.</param>
    /// <param name="kernel">What orders the events.</param>
    /// <param name="rule">The model's rule, where it begins elsewhere (<see cref="StartedRule"/>); null for the rule itself.</param>
    /// <param name="tolerance">Where data change: answers are found to a small part of this.</param>
    /// <param name="observer">Is told of every version; null for nobody.</param>
    public SingleRun(
        Model model,
        IScheduler scheduler,
        Promise? promise = null,
        KernelKind kernel = KernelKind.Event,
        IUpdateRule? rule = null,
        double tolerance = RunSpec.UsualTolerance,
        IObserver? observer = null)
    {
        using var work = Work.On(Work.Runs);
        _model = model;
        _epochs = model.Moving is null ? null : new EpochModels(model, tolerance);
        _first = _yardstick = new Yardstick(_epochs?.Present ?? model);
        _promise = promise ?? Promise.None;
        _monitored = new Monitored(scheduler, _promise.Bound);
        _run = new Run(model.Data.Graph, rule ?? model.Rule, _monitored, Kernels.Create(kernel), observer);
        _network = _run.Network;
        if (model is { Start: null, Rule: IgnnRule or EignnRule or GsdgnnRule or EnergyRule or NonlinearRule or AdjointRule })
        {
            AssertStartsFromZero();
        }

        _movement = model.Following is null ? null : new MovementMeter(_network);

        // A schedule does not say whether version 0 was a message, and its replay gives the same numbers.
        _initialMessages = _network.MessagesSent;
    }

    /// <summary>Runs to the end of its regime.</summary>
    public Trajectory Run(Regime regime, Scenario scenario, int replicate, CancellationToken cancellation)
    {
        using var work = Work.On(Work.Runs);
        _metrics = scenario.Run.Metrics.Count == 0 ? null :
        [
            .. scenario.Run.Metrics.Select(metric => (metric.Column, Of: metric.Create(_model)!)).Where(metric => metric.Of is not null),
        ];
        _workers = scenario.Workers is { } workers && regime == Regime.Asynchronous
            ? new WorkerMeter(WorkerScheduler.PartitionIn(_monitored) ?? WorkersBuilder.Build(workers, _model.Data.Graph), _model.Rule)
            : null;
        if (regime == Regime.Synchronous && _epochs is null)
        {
            RunRounds(scenario, cancellation);
        }
        else
        {
            RunUntil(scenario.Run, cancellation);
        }

        work.Tell(_network.Updates, _model.Data.Graph.NodeCount);
        _run.Pause();
        var trajectory = Finish(regime, replicate, scenario.Run.Tolerance);
        _run.End();
        return trajectory;
    }

    /// <summary>Synchronous rounds, until the run is a thousand times closer than the tolerance asks.</summary>
    private void RunRounds(Scenario scenario, CancellationToken cancellation)
    {
        var enough = _model.Reference.IsFixedPoint ? 1e-3 * scenario.Run.Tolerance : double.NegativeInfinity;

        // What is known not to settle is followed for as long as it took to see that.
        var rounds = Math.Min(_model.Rule.Depth, _model.Reference.Unsettled ?? MaxRounds);
        for (var round = 0; ; round = Math.Min(NextRound(round), rounds))
        {
            cancellation.ThrowIfCancellationRequested();
            _run.Through(round * scenario.Step.Ticks);
            Look(round * scenario.Step.Ticks);
            if (round == rounds || _network.Divergence is not null || IsEnough())
            {
                break;
            }
        }

        // What arrives in finitely many rounds, to the bit, may still be read in an older version one round later.
        bool IsEnough() => _samples[^1] is var last && last.Distance <= enough
            && _yardstick.ReadableDistance(_network, last.Time) <= scenario.Run.Tolerance;
    }

    /// <summary>Until the scenario's end, or until it has converged, with a sample whenever the observer looks.</summary>
    private void RunUntil(RunSpec run, CancellationToken cancellation)
    {
        var until = run.Until.Ticks;
        for (var time = 0L; time < until && _network.Divergence is null; time += run.Sample.Ticks)
        {
            cancellation.ThrowIfCancellationRequested();
            PassChanges(time);
            _run.Through(time);
            Look(time);
            if (StopsAt is { } end ? time == end
                : run.StopsConverged && Judge(run.Tolerance) is RunOutcome.Converged or RunOutcome.Finished)
            {
                return;
            }
        }

        if (_network.Divergence is null)
        {
            PassChanges(until);
            _run.Until(until);
            Look(until);
        }
    }

    /// <summary>Stops before every change up to an instant, where the way of the answer counts, or what workers send.</summary>
    private void PassChanges(long time)
    {
        if (_model.Moving is not { } moving || (_movement is null && _workers is null))
        {
            return;
        }

        for (; _passed < moving.Epochs.Count && moving.Epochs[_passed] <= time; _passed++)
        {
            var epoch = moving.Epochs[_passed];
            _run.Through(epoch - 1);
            _workers?.Change(_network, epoch);
            if (_movement is not null)
            {
                GoTo(epoch);
                _movement.Change(epoch, _epochs!.Way);
            }
        }
    }

    private void GoTo(long time)
    {
        if (_epochs?.MoveTo(time) == true)
        {
            _yardstick = new Yardstick(_epochs.Present, _first);
        }
    }

    /// <summary>Every round at first, then ever more seldom: a slow run is not drowned in samples.</summary>
    private static int NextRound(int round) => Math.Max(round + 1, round + (round / 100));

    private void Look(long time)
    {
        using var work = Work.On(Work.Samples);
        GoTo(time);
        var (loss, score) = _yardstick.Judge(_network);
        var sample = new Sample(
            time,
            _network.MacroIteration,
            _model.Data.Graph.NodeCount == 0 ? 0 : (double)_network.Updates / _model.Data.Graph.NodeCount,
            _workers?.Read(_network).Messages ?? _network.MessagesSent - _initialMessages,
            _yardstick.Distance(_network)) { Loss = loss, Score = score };
        if (_metrics is not null)
        {
            var seen = new Observation(Present, _network, sample, () => _yardstick.Outputs(_network), _yardstick.SynchronousOutputs);
            sample = sample with { Numbers = Array.ConvertAll(_metrics, metric => Measure(metric.Column, metric.Of, seen)) };
        }

        _samples.Add(sample);
        States?.Add(time, _network.States());
    }

    /// <summary>A number that may be somebody else's: where it fails, it is told which.</summary>
    private static double Measure(string name, Func<Observation, double> metric, Observation seen)
    {
        try
        {
            return metric(seen);
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new InvalidOperationException($"the metric {name} failed: {error.Message}", error);
        }
    }

    private Trajectory Finish(Regime regime, int replicate, double tolerance)
    {
        using var work = Work.On(Work.Samples);
        var outputs = _yardstick.Outputs(_network);
        var stall = Stall.Of(_run);
        var outcome = stall is null ? Judge(tolerance) : RunOutcome.Stalled;
        return new Trajectory
        {
            Regime = regime,
            Replicate = replicate,
            Outcome = outcome,
            DivergedAt = _network.Divergence is { } divergence ? TimeSpan.FromTicks(divergence.Time) : null,
            Stall = stall,
            HasTornReads = _monitored.Needs.Tears,
            Samples = _samples,
            ScoreName = _yardstick.ScoreName,
            Measured = _metrics is null ? null : [.. _metrics.Select(metric => metric.Column)],
            Metrics = WithMeasured(
            [
                .. RunMetrics.Of(Present, _yardstick, _samples, outputs, outcome, tolerance),
                .. FollowingBounds.Metrics(_model, _workers is null ? _movement : null, _first.Scale, _monitored),
                .. RunMetrics.Of(_workers, _network),
                .. Asynchrony(),
            ]),
            Counts = _monitored.Monitor!.Counts,
            Outputs = outputs,
            Fingerprint = _network.Fingerprint,
        };
    }

    /// <summary>Of what was measured, beside what always is, the number at the end.</summary>
    private IReadOnlyList<KeyValuePair<string, double>> WithMeasured(IReadOnlyList<KeyValuePair<string, double>> known) => _metrics is null
        ? known
        : [.. known, .. _metrics.Select((metric, index) => KeyValuePair.Create(metric.Column, _samples[^1].Numbers[index]))
            .Where(item => !known.Any(other => other.Key == item.Key))];

    private IEnumerable<KeyValuePair<string, double>> Asynchrony()
    {
        var monitor = _monitored.Monitor!;

        // A node of a layered rule that has finished is exempt.
        monitor.End(_samples[^1].Time, _network.IsFinished);
        return RunMetrics.Of(monitor.Seen, _network.EdgeWise, _promise);
    }

    private RunOutcome Judge(double tolerance)
    {
        var last = _samples[^1];
        if (_network.Divergence is not null)
        {
            return RunOutcome.Diverged;
        }

        if (!_model.Reference.IsFixedPoint)
        {
            return _network.Finished == _model.Data.Graph.NodeCount ? RunOutcome.Finished : RunOutcome.Incomplete;
        }

        return last.Distance <= tolerance && !MovesAfter(last.Time)
            && _samples.TrueForAll(sample => sample.MacroIteration != last.MacroIteration || sample.Distance <= tolerance
                || MovesBetween(sample.Time, last.Time))
            && _yardstick.ReadableDistance(_network, last.Time) <= tolerance ? RunOutcome.Converged : RunOutcome.NotConverged;
    }

    /// <summary>Whether another epoch is to come: what has converged in the last one has converged.</summary>
    private bool MovesAfter(long time) => _model.Moving is { Epochs: [.., var last] } && last > time;

    private bool MovesBetween(long time, long until) =>
        _model.Moving is { } moving && moving.EpochAt(time) != moving.EpochAt(until);

    private void AssertStartsFromZero()
    {
        for (var node = 0; node < _model.Data.Graph.NodeCount; node++)
        {
            if (_network.State(node).ContainsAnyExcept(0.0))
            {
                throw new InvalidOperationException($"model {_model.Name} does not start from h = 0 at node {node}");
            }
        }
    }
}
