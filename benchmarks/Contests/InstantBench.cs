using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>Updates of nodes that all act at one instant, at one size after the other: it may cost no more than its nodes do.</summary>
internal sealed class InstantBench : IBench
{
    /// <summary>
    /// By how much an update may cost more where there are more nodes, since they lie in slower memory. If an instant were looked
    /// through for each of its nodes, it would be about the factor by which there are more.
    /// </summary>
    private const double MostGrowth = 8;

    private const int UpdatesPerSlice = 30_000;

    // So that every ring of versions has been full once.
    private const int WarmUps = 9;

    /// <inheritdoc/>
    public string Name => "instant";

    /// <inheritdoc/>
    public string Description => "cost of an update where all nodes act at one instant, as the number of nodes grows";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var smallest = Shapes(settings.Sizes[0]);
        foreach (var nodes in settings.Sizes.Skip(1))
        {
            progress.Report(new RunProgress("instant", 0, 1, "building"));
            var (shapes, repetitions) = (Shapes(nodes), settings.Quick ? 5 : 15);
            for (var shape = 0; shape < shapes.Length; shape++)
            {
                var label = string.Create(CultureInfo.InvariantCulture, $"n = {nodes} against {settings.Sizes[0]}, {shapes[shape].Name}");
                var pairs = new List<(Timing Small, Timing Large)>();
                for (var repetition = 0; repetition < repetitions; repetition++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress.Report(new RunProgress($"instant, {label}", repetition, repetitions));
                    pairs.Add((smallest[shape].Next(), shapes[shape].Next()));
                }

                var comparison = new Comparison(pairs);
                yield return Finding.AtMost(Name, label, comparison.Ratio, "×", MostGrowth, null, comparison.Detail);
            }

            Memory.Collect();
        }
    }

    private static Slices[] Shapes(int nodes)
    {
        var workload = new ReferenceWorkload(nodes);
        var clock = new PeriodicClock(ReferenceWorkload.Period, ReferenceWorkload.Period);
        var link = new Link(new Exponential(ReferenceWorkload.Delay), ReferenceWorkload.Loss);
        return
        [
            new("synchronous", nodes, Of(new Synchronous(ReferenceWorkload.Period.Ticks))),
            new("physical with one phase", nodes, Of(new Physical(clock, link, workload.Draws))),
        ];

        NetworkProgram Of(IScheduler scheduler) =>
            new(workload.Data.Graph, workload.Rule, scheduler, inner => new Monitored(inner));
    }

    /// <summary>One program, some instants after the other.</summary>
    private sealed class Slices
    {
        private readonly NetworkProgram _program;
        private readonly int _instants;
        private long _now;

        public Slices(string name, int nodes, NetworkProgram program)
        {
            (Name, _program, _instants) = (name, program, 1 + (UpdatesPerSlice / nodes));
            for (var slice = 0; slice < WarmUps; slice++)
            {
                Next();
            }
        }

        public string Name { get; }

        public Timing Next()
        {
            _now += _instants * ReferenceWorkload.Period.Ticks;
            return Timing.Of(() =>
            {
                var before = _program.Updates;
                _program.Run(_now + 1);
                return _program.Updates - before;
            });
        }
    }
}
