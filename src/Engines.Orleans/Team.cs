using System.Diagnostics;
using Hogwild.Simulation;
using Orleans;

namespace Hogwild.Engines.Orleans;

/// <summary>The workers of a run, wherever they are: who is there, who has arrived at the answer, who has ended.</summary>
/// <param name="grains">Finds grains.</param>
/// <param name="count">How many workers there are.</param>
/// <param name="settling">Is told who has arrived at the answer.</param>
/// <param name="stop">Ends the run.</param>
internal sealed class Team(IGrainFactory grains, int count, Settling settling, CancellationTokenSource stop)
{
    private static readonly string[] Names = ["messages_sent", "bytes_sent", "superseded_unsent", "messages_lost", "log_bytes"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly WorkerReport[] _reports = [.. Enumerable.Range(0, count).Select(_ => new WorkerReport())];
    private readonly Task<WorkerReport>?[] _calls = new Task<WorkerReport>?[count];
    private readonly long[] _before = new long[Names.Length];

    /// <summary>What a worker is told.</summary>
    public required Func<int, WorkerOrder> Order { get; init; }

    /// <summary>Whether no worker acts any more.</summary>
    public bool IsDone => Array.TrueForAll(_reports, report => report.IsDone || report.OverAt is not null);

    /// <summary>Whether a worker has closed its log itself; one that was made anew when all was over has not.</summary>
    public bool HasCounted(int worker) => _reports[worker].Counts.Length > 0;

    /// <summary>When workers came to know that the run is over.</summary>
    public IReadOnlyList<long?> OverAt => Array.ConvertAll(_reports, report => report.OverAt);

    /// <summary>What workers said last.</summary>
    public IReadOnlyList<SupervisionWord> LastWords => Array.ConvertAll(_reports, report => SupervisionWord.Of(report.Word));

    /// <summary>What all workers have counted; those that were killed, as far as they had told.</summary>
    public IEnumerable<KeyValuePair<string, double>> Counts => Names.Select((name, index) => KeyValuePair.Create(
        name, (double)(_before[index] + _reports.Sum(report => report.Counts.ElementAtOrDefault(index)))));

    /// <summary>Waits until all workers are there.</summary>
    /// <exception cref="TimeoutException">They are not within a time.</exception>
    public void Gather(TimeSpan patience, CancellationToken cancellation) =>
        Until(() => Array.TrueForAll(_reports, report => report.IsThere), order => order, patience, "were there", cancellation);

    /// <summary>Asks all workers how they are that have answered the last time; a worker that is gone is made anew by that.</summary>
    /// <param name="elapsed">How long ago the run began.</param>
    public void Look(TimeSpan elapsed) => Ask(order => order with { HasBegun = true, Elapsed = elapsed.Ticks });

    /// <summary>Lets all workers end, and waits until their logs are closed.</summary>
    /// <exception cref="TimeoutException">They are not within a time.</exception>
    public void End(TimeSpan elapsed, TimeSpan patience) => Until(
        () => Array.TrueForAll(_reports, report => report.HasEnded),
        order => order with { HasBegun = true, IsOver = true, Elapsed = elapsed.Ticks }, patience, "ended", CancellationToken.None);

    /// <summary>The same where something has gone wrong already: as far as workers still answer.</summary>
    public void TryEnd(TimeSpan patience)
    {
        try
        {
            End(TimeSpan.Zero, patience);
        }
        catch (Exception error) when (error is TimeoutException or InvalidOperationException)
        {
            // Told is what went wrong before.
        }
    }

    private void Until(
        Func<bool> isSo, Func<WorkerOrder, WorkerOrder> change, TimeSpan patience, string what, CancellationToken cancellation)
    {
        for (var since = Stopwatch.GetTimestamp(); !isSo(); Thread.Sleep(Pause))
        {
            cancellation.ThrowIfCancellationRequested();
            Ask(change);
            if (Stopwatch.GetElapsedTime(since) > patience)
            {
                throw new TimeoutException($"not all workers {what} within {patience.TotalSeconds} s");
            }
        }
    }

    private void Ask(Func<WorkerOrder, WorkerOrder> change)
    {
        for (var worker = 0; worker < count; worker++)
        {
            if (_calls[worker] is { IsCompleted: true } call)
            {
                _calls[worker] = null;
                Take(worker, call);
            }

            if (_calls[worker] is null && !_reports[worker].HasEnded)
            {
                _calls[worker] = Find(change(Order(worker)));
            }
        }
    }

    private Task<WorkerReport>? Find(WorkerOrder order)
    {
        try
        {
            return grains.GetGrain<IWorkerGrain>(WorkerGrain.KeyOf(order.Run, order.Worker, count)).Look(order);
        }
        catch (ArgumentException)
        {
            // No silo that has workers has said so yet, or the last one is gone.
            return null;
        }
    }

    private void Take(int worker, Task<WorkerReport> call)
    {
        if (!call.IsCompletedSuccessfully)
        {
            // A silo has died, or does not answer: the next call makes the worker anew where there is one.
            _ = call.Exception;
            settling.Tell(worker, false);
            return;
        }

        var (last, now) = (_reports[worker], call.Result);
        if (now.Failure is { } failure)
        {
            throw new InvalidOperationException($"a worker failed: {failure}");
        }

        if (now.Incarnation != last.Incarnation)
        {
            for (var k = 0; k < last.Counts.Length; k++)
            {
                _before[k] += last.Counts[k];
            }
        }

        _reports[worker] = now;
        if (now.HasDiverged)
        {
            stop.Cancel();
        }
        else if (now.Version > last.Version || !now.IsSettled)
        {
            settling.Tell(worker, now.IsSettled);
        }
    }
}
