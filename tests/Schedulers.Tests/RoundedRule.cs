using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>The damped rule with some numbers a node, which computes rounds and groups, too.</summary>
internal sealed class RoundedRule(Graph graph, double gain, bool readsOwn = true) : IRoundRule, IGroupRule
{
    public int StateSize => 3;

    /// <summary>How many rounds it has computed.</summary>
    public int Rounds { get; private set; }

    /// <summary>How many activations it has computed in groups.</summary>
    public int Grouped { get; private set; }

    public bool ReadsOwn(int node) => readsOwn || node % 2 == 0;

    public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = 10 * node;

    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var sum = 1 + own[0];
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            sum += inbox[slot][0];
        }

        Write(next, sum, own);
    }

    public bool HasRounds(Graph other) => other == graph;

    public double Round(in StateRows states, in StateRows next)
    {
        Rounds++;
        var moved = 0.0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var own = states.Of(node, StateSize);
            var sum = 1 + own[0];
            foreach (var source in graph.InNeighbours(node))
            {
                sum += states.Of(source, 1)[0];
            }

            var after = next.Of(node, StateSize);
            Write(after, sum, own);
            moved = Math.Max(moved, Math.Max(Math.Abs(after[0] - own[0]), Math.Abs(after[1] - own[1])));
        }

        return moved;
    }

    public bool HasGroups(Graph other) => other == graph;

    public bool Update(ReadOnlySpan<int> nodes, ReadOnlySpan<int> states, ReadOnlySpan<int> next, double[] numbers)
    {
        Grouped += nodes.Length;
        var (used, isFinite) = (0, true);
        for (var member = 0; member < nodes.Length; member++)
        {
            var reads = states.Slice(used, 1 + graph.InDegree(nodes[member]));
            var sum = 1.0;
            foreach (var at in reads)
            {
                sum += numbers[at];
            }

            used += reads.Length;
            var after = numbers.AsSpan(next[member], StateSize);
            Write(after, sum, numbers.AsSpan(reads[0], StateSize));
            isFinite &= double.IsFinite(after[0]) && double.IsFinite(after[1]);
        }

        return isFinite && used == states.Length;
    }

    private void Write(Span<double> next, double sum, ReadOnlySpan<double> own) => (next[0], next[1], next[2]) = (gain * sum, own[0], 1);
}
