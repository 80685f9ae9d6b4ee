using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>Lets a real run happen again: its workers act when they acted, and read what they read.</summary>
/// <param name="run">The run.</param>
internal sealed class LoggedSchedule(MergedRun run) : IScheduler
{
    private readonly long _count = Enumerable.Range(0, run.Partition.Count)
        .Sum(worker => (long)run.CountOf(worker) * run.LayoutOf(worker).Nodes.Length);

    private readonly int[] _places = Places(run);
    private long _acted;

    /// <summary>
    /// As deep as the stalest version that was read, while the run goes on. After its last activation nobody reads any more, so that
    /// nothing old stands between a run that has settled and one that has converged.
    /// </summary>
    public long Retain => _acted == _count ? 0 : run.DeepestStaleness + 1;

    /// <inheritdoc/>
    public SchedulerNeeds Needs => new() { Tears = run.IsTorn };

    /// <summary>All is known from the start; only restarts and torn reads are not done ahead.</summary>
    public Foreknowledge Foreknowledge => run.IsTorn || run.HasRestarts ? Foreknowledge.None : Foreknowledge.Instants;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The run was on another graph.</exception>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world.Graph.Hash != run.Partition.Graph.Hash)
        {
            throw new ArgumentException("the run was on another graph", nameof(world));
        }
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) =>
        run.Partition.PartOf(node) is var worker && count < run.CountOf(worker) ? run.TimeOf(worker, count) : Ticks.Never;

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var worker = run.Partition.PartOf(activation.Node);
        var entry = run.EntryOf(worker, activation.Count);
        for (var slot = 0; slot < read.Length; slot++)
        {
            var outside = OutsideOf(worker, activation.Node, slot);
            read[slot] = outside < 0 ? newest[slot] - entry.OwnLag : run.VersionOf(worker, entry, outside);
        }

        (activation.Exchange, activation.OwnLag) = (entry.Exchange, entry.OwnLag);
        _acted++;
        return Verdict.Go;
    }

    /// <inheritdoc/>
    public void Tear(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest, Span<int> torn)
    {
        var worker = run.Partition.PartOf(activation.Node);
        var (layout, rule) = (run.LayoutOf(worker), run.LayoutOf(worker).Rule);
        var entry = run.EntryOf(worker, activation.Count);
        var each = rule.SharedSize + rule.ArcSize;
        for (var slot = 0; slot < read.Length; slot++)
        {
            var own = torn.Slice(slot * each, each);
            var outside = OutsideOf(worker, activation.Node, slot);
            if (outside < 0 || entry.Torn.IsEmpty)
            {
                own.Fill(read[slot]);
                continue;
            }

            var first = run.ComponentsOf(worker, outside);
            entry.Torn.Slice(first, rule.SharedSize).CopyTo(own);
            if (rule.ArcSize > 0)
            {
                var message = layout.MessageOf(_places[activation.Node], slot) - layout.OutsideAt;
                entry.Torn.Slice(message, rule.ArcSize).CopyTo(own[rule.SharedSize..]);
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"a real run of {run.Partition.Count} workers, {run.Activations} activations");

    private static int[] Places(MergedRun run)
    {
        var places = new int[run.Partition.Graph.NodeCount];
        for (var worker = 0; worker < run.Partition.Count; worker++)
        {
            foreach (var (place, node) in run.LayoutOf(worker).Nodes.Index())
            {
                places[node] = place;
            }
        }

        return places;
    }

    private int OutsideOf(int worker, int node, int slot) => run.LayoutOf(worker).OutsideOf(_places[node], slot);
}
