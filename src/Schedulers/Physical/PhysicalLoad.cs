using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>About how much happens in a physical world.</summary>
internal static class PhysicalLoad
{
    /// <summary>Activations until the end of a run: what clocks ask for, and messages cannot wake a node oftener than they come.</summary>
    public static double Activations(SchedulerSpec.Physical physical, Graph graph, TimeSpan until)
    {
        var byClocks = graph.NodeCount * physical.Clock.ActivationsUntil(until);
        foreach (var other in physical.Clocks)
        {
            var count = other.Nodes.In(graph, new Draws(0), Purpose.Clock, 0).Count(belongs => belongs);
            byClocks += count * (other.Clock.ActivationsUntil(until) - physical.Clock.ActivationsUntil(until));
        }

        var delay = physical.Link.Delay.Average;
        var byMessages = graph.ArcCount == 0 ? 0
            : graph.NodeCount * until.Ticks / Math.Max(1, Math.Max(physical.Wake.RestTime.Ticks, double.IsFinite(delay) ? delay : 0));
        return physical.Wake.On switch
        {
            Waking.Clock => byClocks,
            Waking.Message => byMessages,
            _ => Math.Max(byClocks, byMessages),
        };
    }
}
