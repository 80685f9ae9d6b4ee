namespace Hogwild.Schedulers;

/// <summary>Whether anything about a physical world is drawn that has an effect.</summary>
internal static class PhysicalDraws
{
    /// <summary>Whether replicates may differ in a run that ends at <paramref name="until"/>.</summary>
    public static bool AreIn(SchedulerSpec.Physical physical, TimeSpan until) =>
        InClocks(physical) || InLinks(physical) || physical.Faults.Any(fault => fault.IsDrawn && fault.HappensBefore(until));

    /// <summary>The last clock that names a node counts, so that one of all nodes hides those before it.</summary>
    private static bool InClocks(SchedulerSpec.Physical physical)
    {
        var clocks = physical.Clocks.ToList();
        var hiding = clocks.FindLastIndex(item => item.Nodes.IsAll);
        return (hiding < 0 && physical.Clock.IsDrawn)
            || clocks.Skip(Math.Max(0, hiding)).Any(item => item.Nodes.IsDrawn || item.Clock.IsDrawn);
    }

    /// <summary>And so with links.</summary>
    private static bool InLinks(SchedulerSpec.Physical physical)
    {
        var links = physical.Links.ToList();
        var hiding = links.FindLastIndex(item => item.From.IsAll && item.To.IsAll);
        return (hiding < 0 && physical.Link.IsDrawn)
            || links.Skip(Math.Max(0, hiding)).Any(item => item.From.IsDrawn || item.To.IsDrawn || item.Link.IsDrawn);
    }
}
