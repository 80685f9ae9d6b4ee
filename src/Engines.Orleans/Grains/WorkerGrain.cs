using System.Globalization;
using Orleans;

namespace Hogwild.Engines.Orleans;

/// <summary>One worker, wherever Orleans has put it. Where its silo dies another one makes it anew, and it goes on from its log.</summary>
/// <param name="tasks">Makes tasks.</param>
[NeighbourPlacement]
internal sealed class WorkerGrain(TaskMaker tasks) : Grain, IWorkerGrain
{
    private GrainWork? _work;
    private Guid _run;

    /// <summary>The key of a worker of a run: neighbours have numbers that are near each other.</summary>
    public static string KeyOf(Guid run, int worker, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{run:N}/{worker}/{count}");

    /// <inheritdoc/>
    public Task<WorkerReport> Look(WorkerOrder order)
    {
        if (_work is null && order.IsOver)
        {
            return Task.FromResult(new WorkerReport { IsThere = true, HasEnded = true, IsDone = true });
        }

        _run = order.Run;
        try
        {
            _work ??= GrainWork.TryBegin(
                tasks.Of(order.What), order, other => GrainFactory.GetGrain<IWorkerGrain>(KeyOf(order.Run, other, order.Count)));
        }
#pragma warning disable CA1031 // Whatever is not there on this machine is told to whoever runs it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Task.FromResult(new WorkerReport { Failure = error.Message });
        }

        if (_work is null)
        {
            return Task.FromResult(new WorkerReport());
        }

        if (order.HasBegun)
        {
            _work.Start(order.Elapsed);
        }

        if (order.IsOver)
        {
            _work.End();
        }
        else
        {
            _work.Repeat();
        }

        var report = _work.Report;
        if (report.HasEnded)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(report);
    }

    /// <inheritdoc/>
    public Task Tell(VersionMessage message)
    {
        if (message.Run == _run)
        {
            _work?.Hear(message);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _work?.Dispose();
        return Task.CompletedTask;
    }
}
