using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// Updates in worlds that nobody can decide ahead, which therefore go event by event, against updates event by event where there is nothing
/// but clocks and links.
/// </summary>
internal sealed class WorldsBench : IBench
{
    private static readonly TimeSpan _rest = ReferenceWorkload.Period / 2;
    private static readonly FaultTimes _crashes = new FaultTimes.AtRates(100 * ReferenceWorkload.Period, 5 * ReferenceWorkload.Period);

    // Downtimes are drawn in advance: of all nodes together no more than takes a second or two, and longer than runs of a bench go on
    // from a thousand nodes on.
    private const double MostUpdates = 5e7;

    /// <inheritdoc/>
    public string Name => "worlds";

    /// <inheritdoc/>
    public string Description => "cost of an update where nodes crash, messages wake or little is sent, against clocks and links alone";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        foreach (var nodes in settings.Sizes)
        {
            var workload = new ReferenceWorkload(nodes);
            var plain = new PhysicalWorld(
                new PoissonClock(ReferenceWorkload.Period), new Link(new Exponential(ReferenceWorkload.Delay), ReferenceWorkload.Loss));
            foreach (var (name, world) in Others(plain, MostUpdates / nodes * ReferenceWorkload.Period))
            {
                var label = string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, {name}");
                var cost = settings.Contest(nodes).Run(
                    new Entrant(nodes, () => Program(plain)),
                    new Entrant(nodes, () => Program(world)),
                    (done, total) => progress.Report(new RunProgress($"worlds, {label}", done, total)),
                    cancellation);
                yield return Finding.AtMost(Name, label, cost.Ratio, "×", null, null, cost.Detail);
            }

            Memory.Collect();

            NetworkProgram Program(PhysicalWorld world) =>
                new(workload.Data.Graph, workload.Rule, new Physical(world, workload.Draws), kernel: new EventKernel());
        }
    }

    private static IEnumerable<(string Name, PhysicalWorld World)> Others(PhysicalWorld plain, TimeSpan end)
    {
        yield return ("nodes crash and keep what they know", plain with { Faults = Crashes(RestartState.Kept, end) });
        yield return ("nodes crash and lose it", plain with { Faults = Crashes(RestartState.Lost, end) });
        yield return ("messages wake nodes that do not rest", plain with { Waking = Waking.Both, Rest = _rest });
        yield return ("only what has changed is sent", plain with { Threshold = 1e-9 });
        yield return ("what arrived last is read", plain with { LastArrived = true });
        yield return ("links keep the order", plain with { Link = plain.Link with { Fifo = true } });
    }

    private static FaultPlan Crashes(RestartState state, TimeSpan end) =>
        new([new NodeFault(NodeSet.All, _crashes, state)], []) { Until = end };
}
