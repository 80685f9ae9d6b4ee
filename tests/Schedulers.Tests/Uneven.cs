using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>
/// Nodes of very different rates, messages that take from a tick to thousands or are nearly all lost, nodes that begin late, stop, or never
/// act: all of it from draws by node, arc and number.
/// </summary>
internal sealed class Uneven(Draws draws, int nodes) : IScheduler
{
    private readonly double[] _gaps =
        [.. Enumerable.Range(0, nodes).Select(node => Math.Exp(7 * draws.Uniform(Purpose.Data, 10, node)))];

    public long Retain => draws.Below(3, Purpose.Data, 11, 0) == 0 ? draws.Below(3_000, Purpose.Data, 11, 1) : 0;

    public bool LeavesReads => true;

    public Foreknowledge Foreknowledge => Foreknowledge.Arrivals;

    public void Start(IWorld world)
    {
    }

    public long Next(int node, int count, long now)
    {
        var begin = draws.Uniform(Purpose.Data, 12, node);
        if (count == 0)
        {
            return begin < 0.1 ? Ticks.Never : (long)((begin < 0.3 ? 1_500 : 20) * begin);
        }

        // Some stop, and of each a hundredth of the gaps is long.
        var gap = -Math.Log(1 - draws.Uniform(Purpose.Data, 20UL + (ulong)node, count)) * _gaps[node];
        return begin > 0.9 && now > 1_000 ? Ticks.Never
            : now + 1 + (long)(draws.Uniform(Purpose.Data, 20UL + (ulong)node, -count) < 0.01 ? 30 * gap : gap);
    }

    public void Send(int node, int version, long now, Span<long> arrivals)
    {
        for (var slot = 0; slot < arrivals.Length; slot++)
        {
            var arc = ((ulong)node * 64) + (ulong)slot;
            var mean = Math.Exp(8 * draws.Uniform(Purpose.Data, 13, (long)arc));
            var loss = draws.Uniform(Purpose.Data, 14, (long)arc) is var kind && kind < 0.2 ? 1 - (0.1 * kind) : 0.6 * kind;
            arrivals[slot] = draws.Uniform(Purpose.Data, 1_000_000UL + arc, -version) < loss ? Ticks.Never
                : now + 1 + (long)(-Math.Log(1 - draws.Uniform(Purpose.Data, 1_000_000UL + arc, version)) * mean);
        }
    }

    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) => Verdict.Go;
}
