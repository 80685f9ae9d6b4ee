using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>Many runs on one small graph, one after the other, as replicates are: decided ahead, against event by event.</summary>
internal sealed class BatchBench : IBench
{
    private const int Nodes = 20;
    private const int Runs = 100;
    private const int Periods = 100;

    /// <inheritdoc/>
    public string Name => "batch";

    /// <inheritdoc/>
    public string Description => "a hundred runs of twenty nodes, event by event against decided ahead";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var workload = new ReferenceWorkload(Nodes);
        var gain = settings.Contest(Nodes).Run(
            new Entrant(Nodes * Runs, () => new Batch(workload, () => null)),
            new Entrant(Nodes * Runs, () => new Batch(workload, () => new EventKernel())),
            (done, total) => progress.Report(new RunProgress("batch", done, total)),
            cancellation);
        var label = string.Create(
            CultureInfo.InvariantCulture,
            $"{Runs} runs of {Nodes} nodes, {Nodes * Periods} updates each, event by event against decided ahead");
        yield return Finding.AtLeast(Name, label, gain.Ratio, "×", null, null, gain.Detail);
    }

    /// <summary>All runs from beginning to end, one after the other, again and again.</summary>
    private sealed class Batch(ReferenceWorkload workload, Func<IEventKernel?> kernel) : IProgram
    {
        private static readonly long _end = Periods * ReferenceWorkload.Period.Ticks;
        private long _now;

        public long Updates { get; private set; }

        public void Run(long until)
        {
            for (; _now < until; _now += _end)
            {
                for (var replicate = 0; replicate < Runs; replicate++)
                {
                    var program = new NetworkProgram(
                        workload.Data.Graph,
                        workload.Rule,
                        NetworkProgram.Scheduler(workload.Draws.Replicate(replicate)),
                        kernel: kernel());
                    program.Run(_end);
                    Updates += program.Updates;
                    program.End();
                }
            }
        }
    }
}
