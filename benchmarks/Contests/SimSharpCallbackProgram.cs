using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>The workload on SimSharp, with a timeout and a callback per message and per activation.</summary>
/// <typeparam name="TDraws">Where times come from.</typeparam>
internal sealed class SimSharpCallbackProgram<TDraws> : IWorkloadProgram
    where TDraws : struct, IWorkloadDraws
{
    private readonly SimSharp.Simulation _environment = new(SimSharpTime.Start);
    private readonly MessageNode[] _nodes;
    private readonly TDraws _draws;

    /// <summary>A run that has not begun.</summary>
    public SimSharpCallbackProgram(ReferenceWorkload workload, TDraws draws)
    {
        (_nodes, _draws) = (MessageNode.All(workload), draws);
        foreach (var node in _nodes)
        {
            Await(node);
        }
    }

    /// <inheritdoc/>
    public long Updates { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node) => _nodes[node].State;

    /// <inheritdoc/>
    public void Run(long until) => SimSharpTime.Run(_environment, until);

    private void Await(MessageNode node)
    {
        var now = SimSharpTime.Now(_environment);
        var next = _draws.Next(node.Number, node.Version, now);
        _environment.Timeout(TimeSpan.FromTicks(next - now), SimSharpTime.Activation).AddCallback(_ => Activate(node));
    }

    private void Activate(MessageNode node)
    {
        var now = SimSharpTime.Now(_environment);
        node.Update();
        Updates++;
        for (var k = 0; k < node.Targets.Length; k++)
        {
            var arrival = _draws.Arrival(node.Number, node.Targets[k], node.Version, now);
            if (arrival != Ticks.Never)
            {
                var (target, slot, version, state) = (_nodes[node.Targets[k]], node.Slots[k], node.Version, (double[])node.State.Clone());
                _environment.Timeout(TimeSpan.FromTicks(arrival - now)).AddCallback(_ => target.Receive(slot, version, state));
            }
        }

        Await(node);
    }
}
