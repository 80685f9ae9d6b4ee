using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>A scheduler gave an answer that no schedule can contain.</summary>
/// <param name="node">The node that was decided about.</param>
/// <param name="time">When, in ticks.</param>
/// <param name="reason">What is wrong with it.</param>
public sealed class SchedulerException(int node, long time, string reason)
    : InvalidOperationException(string.Create(
        CultureInfo.InvariantCulture, $"at {Ticks.ToSeconds(time)} s the scheduler decides that node {node} {reason}"))
{
    /// <summary>The node that was decided about.</summary>
    public int Node { get; } = node;

    /// <summary>When, in ticks.</summary>
    public long Time { get; } = time;
}
