using System.Diagnostics;

namespace Hogwild.Engines.Orleans;

/// <summary>
/// A grain of Microsoft Orleans a worker, on silos that are processes of this machine. A silo that dies takes its workers along; Orleans
/// makes them anew elsewhere, and they go on from their logs and checkpoints.
/// </summary>
/// <param name="what">What workers in other processes are given to make the task of.</param>
public sealed class OrleansEngine(string what) : IEngine
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(2);

    /// <summary>How a process is started that becomes a silo (<see cref="OrleansSilo.Run"/>); null for none.</summary>
    public WorkerCommand? Command { get; init; }

    /// <summary>How many silos are started, each a process; 0, the default, for all workers in this one.</summary>
    public int Silos { get; init; }

    /// <summary>A cluster that is there, whose silos see the task's folder; null, the default, for one of this machine alone.</summary>
    public ClusterAddress? Cluster { get; init; }

    /// <summary>Time between two checkpoints of a worker; null, the default, for none, so that it restarts from nothing.</summary>
    public TimeSpan? Checkpoint { get; init; }

    /// <summary>Silos that are killed, and when; they are not started again. Default none.</summary>
    public IReadOnlyList<Kill> Kills { get; init; } = [];

    /// <inheritdoc/>
    public EngineRun Run(EngineTask task, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(task);
        using var silos = new SiloSet(Command, Silos, Cluster, $"hogwild-{Guid.NewGuid():N}", new TaskMaker(_ => task));
        return Run(task, silos, cancellation);
    }

    /// <summary>The same on silos of whatever kind.</summary>
    internal EngineRun Run(EngineTask task, ISilos silos, CancellationToken cancellation)
    {
        var (count, run) = (task.Partition.Count, Guid.NewGuid());
        silos.Start(Patience, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var team = new Team(silos.Grains, count, new Settling(count, stop), stop)
        {
            Order = worker => new WorkerOrder
            {
                What = what, Run = run, Folder = task.Folder, Worker = worker, Count = count, Checkpoint = Checkpoint?.Ticks,
            },
        };
        try
        {
            team.Gather(Patience, cancellation);
            var elapsed = Watch(team, silos, task.Until, stop.Token);
            team.End(elapsed, Patience);
            cancellation.ThrowIfCancellationRequested();

            // Not before: workers in this process have memory of their own.
            var layouts = Layouts.Of(task);
            var records = Array.ConvertAll(layouts, layout => WorkerRecords.Read(new WorkerFiles(task.Folder, layout.Part).Log));
            var merged = MergedRun.Of(layouts, records, team.HasCounted);
            return new EngineRun(merged, elapsed, [.. team.Counts, KeyValuePair.Create("restarts", (double)merged.Restarts)])
            {
                LastWords = team.LastWords,
                OverAt = team.OverAt,
            };
        }
        catch
        {
            // Grains of a cluster that is there would go on.
            team.TryEnd(LastPatience);
            throw;
        }
    }

    /// <summary>Looks after the workers until the run is over.</summary>
    /// <returns>How long it took.</returns>
    private TimeSpan Watch(Team team, ISilos silos, TimeSpan until, CancellationToken stop)
    {
        var kills = new Queue<Kill>(Kills.OrderBy(kill => kill.At));
        for (var began = Stopwatch.GetTimestamp();; stop.WaitHandle.WaitOne(Pause))
        {
            var elapsed = Stopwatch.GetElapsedTime(began);
            if (stop.IsCancellationRequested || team.IsDone || elapsed >= until)
            {
                return elapsed;
            }

            while (kills.TryPeek(out var kill) && kill.At <= elapsed)
            {
                silos.Kill(kills.Dequeue().Worker);
            }

            silos.ThrowIfNoneIsLeft();
            team.Look(elapsed);
        }
    }
}
