using System.Globalization;
using System.Security.Cryptography;

namespace Hogwild.Engines;

/// <summary>
/// A process a worker, on one machine: versions go over sockets of the machine itself, newest wins, and a worker that is killed is started
/// again and goes on, from its last checkpoint or from nothing. What it had decided is in its log.
/// </summary>
/// <param name="command">How a worker's process is started.</param>
/// <param name="what">What that process is given to make the task of (<see cref="ProcessWorker.Run"/>).</param>
public sealed class ProcessesEngine(WorkerCommand command, string what) : IEngine
{
    private const int SecretSize = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Time between two checkpoints of a worker; null, the default, for none, so that it restarts from nothing.</summary>
    public TimeSpan? Checkpoint { get; init; }

    /// <summary>Workers that are killed, and when. Default none.</summary>
    public IReadOnlyList<Kill> Kills { get; init; } = [];

    /// <inheritdoc/>
    public EngineRun Run(EngineTask task, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (Kills.FirstOrDefault(kill => kill.Worker >= task.Partition.Count) is { } nobody)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"worker {nobody.Worker} is to be killed, and there are {task.Partition.Count}"));
        }

        var layouts = Layouts.Of(task);
        var run = Guid.NewGuid();
        var secret = RandomNumberGenerator.GetBytes(SecretSize);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var crew = new Crew(command, layouts.Length, secret, new Settling(layouts.Length, stop), stop)
        {
            Config = (port, worker, incarnation) => new WorkerConfig(
                what, run, Convert.ToHexString(secret), port, worker, incarnation, task.Folder, Checkpoint?.Ticks),
        };
        crew.Begin(cancellation);
        Watch(crew, task.Until, stop.Token);
        var wall = crew.Elapsed;
        crew.End();
        cancellation.ThrowIfCancellationRequested();
        var records = Array.ConvertAll(layouts, layout => WorkerRecords.Read(new WorkerFiles(task.Folder, layout.Part).Log));
        var merged = MergedRun.Of(layouts, records, crew.HasCounted);
        return new EngineRun(merged, wall, [.. crew.Counts, KeyValuePair.Create("restarts", (double)merged.Restarts)])
        {
            LastWords = crew.LastWords,
            OverAt = crew.OverAt,
        };
    }

    /// <summary>Kills whom it is time to kill, starts again who is gone, and sees when the run is over.</summary>
    private void Watch(Crew crew, TimeSpan until, CancellationToken stop)
    {
        var kills = Kills.OrderBy(kill => kill.At).ToList();
        while (!stop.IsCancellationRequested && !crew.IsDone && crew.Elapsed < until)
        {
            while (kills.Count > 0 && kills[0].At <= crew.Elapsed)
            {
                crew.Kill(kills[0].Worker, crew.Elapsed + kills[0].For);
                kills.RemoveAt(0);
            }

            crew.Mend();
            stop.WaitHandle.WaitOne(Pause);
        }
    }
}
