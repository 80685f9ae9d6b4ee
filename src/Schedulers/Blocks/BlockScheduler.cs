using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Nodes that act together, for whom somebody decides who looks at states: an adversary, a recording, or whoever looks ahead. As
/// <see cref="WorkerScheduler"/>, but the one who decides sees a world of workers whose states are all that their nodes have published, and
/// a rule that says what a worker computes: its nodes' messages and states, from its own version and those that it reads of other workers.
/// </summary>
public sealed class BlockScheduler : SchedulerWrapper
{
    private readonly Sight _sight;

    /// <summary>Somebody who decides for workers.</summary>
    /// <param name="inner">Who decides.</param>
    /// <param name="partition">Which nodes work together.</param>
    public BlockScheduler(IScheduler inner, Partition partition)
        : this(new Sight(inner, partition), partition)
    {
    }

    private BlockScheduler(Sight sight, Partition partition)
        : base(new WorkerScheduler(sight, partition)) => _sight = sight;

    /// <summary>An objective of nodes as one of workers, for an adversary that decides for these.</summary>
    /// <param name="objective">What is wanted large.</param>
    /// <param name="partition">Which nodes work together.</param>
    /// <param name="rule">The rule of the nodes.</param>
    public static IObjective Wanted(IObjective objective, Partition partition, IUpdateRule rule)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(rule);
        var layout = new BlockLayout(partition, rule);
        return objective is ISeparableObjective separable
            ? new SeparableBlocks(separable, layout) : new WholeBlocks(objective, layout, rule.StateSize);
    }

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        _sight.Nodes = world;
        base.Start(world);
    }

    private sealed class Sight(IScheduler inner, Partition partition) : SchedulerWrapper(inner)
    {
        public IWorld? Nodes { get; set; }

        public override void Start(IWorld world) =>
            base.Start(new BlockWorld(Nodes!, (QuotientWorld)world, new BlockLayout(partition, Nodes!.Rule)));

        /// <summary>
        /// Who acts later, in two exchanges, is asked a tick before, at the first one, as ever: else it would leave the grid.
        /// </summary>
        public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
        {
            var verdict = base.Activate(ref activation, read, newest);
            return verdict.Kind == VerdictKind.Later && Nodes!.EdgeWise && partition.NodesOf(activation.Node).Length > 1
                ? Verdict.Later(Math.Max(verdict.Until - 1, activation.Time + 1)) : verdict;
        }
    }

    private sealed class SeparableBlocks(ISeparableObjective of, BlockLayout layout) : ISeparableObjective
    {
        public double Score(int node, ReadOnlySpan<double> state)
        {
            var sum = 0.0;
            foreach (var member in layout.Partition.NodesOf(node))
            {
                sum += of.Score(member, state[layout.StateOf(member)]);
            }

            return sum;
        }
    }

    private sealed class WholeBlocks(IObjective of, BlockLayout layout, int size) : IObjective
    {
        public double Total(ReadOnlySpan<double> states, int stateSize)
        {
            var all = new double[layout.Partition.Graph.NodeCount * size];
            for (var worker = 0; worker < layout.Partition.Count; worker++)
            {
                foreach (var member in layout.Partition.NodesOf(worker))
                {
                    states.Slice(worker * stateSize, stateSize)[layout.StateOf(member)].CopyTo(all.AsSpan(member * size));
                }
            }

            return of.Total(all, size);
        }
    }
}
