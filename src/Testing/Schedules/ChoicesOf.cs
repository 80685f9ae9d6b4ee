using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Finds the choices behind a schedule that somebody else made, on the grid and within a bound.</summary>
internal static class ChoicesOf
{
    /// <summary>Choices that decide as the schedule does, up to its last step.</summary>
    /// <param name="schedule">A schedule on the grid.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="bound">B in steps, which it keeps.</param>
    /// <param name="step">The grid, in ticks.</param>
    public static Choices Schedule(Schedule schedule, Graph graph, int bound, long step)
    {
        var width = graph.NodeCount + graph.ArcCount;
        var steps = schedule.Count == 0 ? 0 : checked((int)(schedule[schedule.Count - 1].Time / step));
        var numbers = new int[steps * width];
        for (var k = 0; k < steps; k++)
        {
            numbers.AsSpan(k * width, graph.NodeCount).Fill(1);
        }

        var (published, pending) = (new int[graph.NodeCount], new Queue<(long Time, int Node)>());
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            while (pending.TryPeek(out var earlier) && earlier.Time < decision.Time)
            {
                published[pending.Dequeue().Node]++;
            }

            var row = checked((int)((decision.Time / step) - 1)) * width;
            numbers[row + decision.Node] = 0;
            for (var slot = 0; slot < decision.Read.Length; slot++)
            {
                var arc = graph.InArc(decision.Node, slot);
                var late = decision.Read[slot] < 0 ? 0 : published[graph.Source(arc)] - decision.Read[slot];
                numbers[row + graph.NodeCount + arc] = late >= 0 ? late : throw new ArgumentException(
                    $"decision {index} reads version {decision.Read[slot]} of {graph.Source(arc)}, which is not published",
                    nameof(schedule));
            }

            pending.Enqueue((decision.Time, decision.Node));
        }

        return new Choices(graph.NodeCount, graph.ArcCount, bound, numbers);
    }
}
