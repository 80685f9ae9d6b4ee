using Hogwild.Simulation;
using SimSharp;

namespace Hogwild.Contests;

/// <summary>The workload on SimSharp, with a process per node and a process per message.</summary>
/// <typeparam name="TDraws">Where times come from.</typeparam>
internal sealed class SimSharpProcessProgram<TDraws> : IWorkloadProgram
    where TDraws : struct, IWorkloadDraws
{
    private readonly SimSharp.Simulation _environment = new(SimSharpTime.Start);
    private readonly MessageNode[] _nodes;
    private readonly TDraws _draws;

    /// <summary>A run that has not begun.</summary>
    public SimSharpProcessProgram(ReferenceWorkload workload, TDraws draws)
    {
        (_nodes, _draws) = (MessageNode.All(workload), draws);
        foreach (var node in _nodes)
        {
            _environment.Process(Live(node));
        }
    }

    /// <inheritdoc/>
    public long Updates { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node) => _nodes[node].State;

    /// <inheritdoc/>
    public void Run(long until) => SimSharpTime.Run(_environment, until);

    private IEnumerable<Event> Live(MessageNode node)
    {
        while (true)
        {
            var now = SimSharpTime.Now(_environment);
            var next = _draws.Next(node.Number, node.Version, now);
            yield return _environment.Timeout(TimeSpan.FromTicks(next - now), SimSharpTime.Activation);
            now = SimSharpTime.Now(_environment);
            node.Update();
            Updates++;
            for (var k = 0; k < node.Targets.Length; k++)
            {
                var arrival = _draws.Arrival(node.Number, node.Targets[k], node.Version, now);
                if (arrival != Ticks.Never)
                {
                    var (delay, target) = (TimeSpan.FromTicks(arrival - now), _nodes[node.Targets[k]]);
                    _environment.Process(Deliver(delay, target, node.Slots[k], node.Version, (double[])node.State.Clone()));
                }
            }
        }
    }

    private IEnumerable<Event> Deliver(TimeSpan delay, MessageNode target, int slot, int version, double[] state)
    {
        yield return _environment.Timeout(delay);
        target.Receive(slot, version, state);
    }
}
