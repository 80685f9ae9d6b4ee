using System.Diagnostics;
using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>
/// Adds up the time of what is done from now on, in this thread and those that it begins, by the parts that tell of themselves as
/// activities. A part within another is counted for itself alone. Other work of the same process is not listened to.
/// </summary>
internal sealed class Profile : IDisposable
{
    /// <summary>What belongs to no part: the compiler, the collector of memory, and what nobody tells of.</summary>
    public const string Other = "other";

    private static readonly string[] Parts =
    [
        Work.Reading, Work.Models, "certificates", "references", Work.Runs, Work.Samples, Work.Keeping, Work.Summaries, Work.Tables,
        Work.Figures, Work.Page,
    ];

    private readonly Activity _root = new Activity("hogwild").Start();
    private readonly ActivityListener _listener;
    private readonly ThreadLocal<PartClock> _clocks = new(() => new PartClock(Parts.Length), trackAllValues: true);
    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;
    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private long _updates;
    private int _nodes;

    /// <summary>A profile that begins now.</summary>
    public Profile()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Hogwild.Models" or "Hogwild.Experiments",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == _root.TraceId
                ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStarted = Begin,
            ActivityStopped = End,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>What was done until now.</summary>
    public ProfileResult Result()
    {
        var total = (Environment.CpuUsage.TotalTime - _processor).Ticks;
        var rows = Parts
            .Select((part, index) => new ProfileRow(
                part, _clocks.Values.Sum(clock => clock.Processor[index]), _clocks.Values.Sum(clock => clock.Wall[index])))
            .Where(row => row.Wall > 0).ToList();
        var (processor, wall) = (rows.Sum(row => row.Processor), _wall.Elapsed.Ticks);

        // The clocks of threads and of the process are different ones: what is left may come out a little below nothing.
        total = Math.Max(total, processor);
        rows.Add(new ProfileRow(Other, total - processor, Math.Max(0, wall - rows.Sum(row => row.Wall))));
        using var process = Process.GetCurrentProcess();
        return new ProfileResult(rows, total, wall, _updates, _nodes, process.PeakWorkingSet64);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        _root.Dispose();
    }

    private void Begin(Activity work)
    {
        // What others listen to is announced here, too.
        if (work.TraceId == _root.TraceId)
        {
            _clocks.Value!.Begin(Array.IndexOf(Parts, work.OperationName));
        }
    }

    private void End(Activity work)
    {
        if (work.TraceId != _root.TraceId)
        {
            return;
        }

        _clocks.Value!.End();
        if (work.GetTagItem("updates") is long updates && work.GetTagItem("nodes") is int nodes)
        {
            lock (_gate)
            {
                (_updates, _nodes) = (_updates + updates, Math.Max(_nodes, nodes));
            }
        }
    }

    /// <summary>The time of one thread by parts.</summary>
    private sealed class PartClock(int parts)
    {
        private readonly Stack<int> _open = new();
        private long _processor;
        private long _wall;

        public long[] Processor { get; } = new long[parts];

        public long[] Wall { get; } = new long[parts];

        public void Begin(int part)
        {
            Count();
            _open.Push(part);
        }

        public void End()
        {
            Count();
            _open.TryPop(out _);
        }

        private void Count()
        {
            var (processor, wall) = (ThreadTime.Now, Stopwatch.GetTimestamp());
            if (_open.TryPeek(out var part))
            {
                Processor[part] += processor - _processor;
                Wall[part] += Stopwatch.GetElapsedTime(_wall, wall).Ticks;
            }

            (_processor, _wall) = (processor, wall);
        }
    }
}
