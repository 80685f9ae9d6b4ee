namespace Hogwild.Simulation;

/// <summary>Whether what a run does can be decided before its states are computed, and pays.</summary>
internal static class Ahead
{
    // What a stretch takes of memory is what its nodes act times their arcs, and as much for every version as for the longest.
    private const int MostArcs = 64;
    private const int MostWaste = 2;
    private const int MostVersions = 12;
    private const int MostOfAim = 4;

    /// <summary>What can be decided ahead, given what a scheduler says and needs.</summary>
    public static Foreknowledge KnownOf(IUpdateRule rule, IScheduler scheduler) =>
        rule.Changes.Count == 0 && NeedOf(scheduler.Needs) is null ? scheduler.Foreknowledge : Foreknowledge.None;

    /// <summary>Why a run goes event by event; null where it does not.</summary>
    public static string? ObstacleOf(Graph graph, IUpdateRule rule, IScheduler scheduler)
    {
        if ((rule.Changes.Count > 0 ? "the world changes" : NeedOf(scheduler.Needs)) is { } need)
        {
            return need;
        }

        var known = scheduler.Foreknowledge;
        if (known == Foreknowledge.None)
        {
            return "what the scheduler says may depend on what has happened";
        }

        var (largest, most) = (0, 0);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            largest = Math.Max(largest, Math.Max(graph.InDegree(node), graph.OutDegree(node)));
            most = Math.Max(most, graph.OutDegree(node));
        }

        // Of a stretch and what is kept, some dozen versions a node at most, or more where they are few.
        var longest = (double)graph.NodeCount * (rule.StateSize + ((double)rule.ArcSize * most));
        var aim = Planner.AimOf(graph.NodeCount, (int)Math.Min(int.MaxValue, longest / Math.Max(1, graph.NodeCount)));
        var versions = Math.Max(MostVersions, MostOfAim * (double)aim / Math.Max(1, graph.NodeCount));
        if (longest * versions > Array.MaxLength || graph.ArcCount * scheduler.Needs.Copies * versions > Array.MaxLength)
        {
            return "its states, or messages, are more than an array holds";
        }

        var all = ((double)graph.NodeCount * rule.StateSize) + ((double)rule.ArcSize * graph.ArcCount);
        return known == Foreknowledge.Arrivals && largest > MostArcs ? $"a node has more than {MostArcs} in-arcs or out-arcs"
            : longest > MostWaste * all ? "one node has far more messages along arcs than most"
            : null;
    }

    private static string? NeedOf(in SchedulerNeeds needs) => needs switch
    {
        { Wakes: true } => "messages wake nodes",
        { StartsUnknown: true } => "nodes wait for their first views",
        { LastArrived: true } => "what arrived last is read, and not what is newest",
        { Forgets: true } => "nodes lose their views",
        { Tears: true } => "reads are torn",
        _ => null,
    };
}
