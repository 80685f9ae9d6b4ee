using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What comes again and again at times that are drawn: each time it is about one of the nodes or edges of an entry.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="change">The entry.</param>
/// <param name="number">What its draws are counted by.</param>
internal sealed class DrawnChanges(Scenario scenario, ChangeSpec change, int number)
{
    private readonly Draws _draws = new(scenario.Seed);

    /// <summary>All of it until the end of a run; nothing is said of what the entry still holds changed.</summary>
    /// <param name="all">What the entry says of each node or edge, as if it came once.</param>
    public IEnumerable<SingleChange> Of(IReadOnlyList<SingleChange> all)
    {
        // Both directions of an edge, and its numbers, come together.
        var groups = all.GroupBy(single => (single.Kind is ChangeKind.Arc or ChangeKind.ArcNumbers, Undirected(single)))
            .Select(group => group.ToList()).ToList();
        var (busy, time) = (new Dictionary<int, long>(), 0L);
        var gaps = new Exponential(change.Every!.Value);
        for (var k = 0L; groups.Count > 0; k++)
        {
            var (gap, which) = _draws.UniformPair(Purpose.Change, ((ulong)1 << 32) | (uint)number, k);
            time = Ticks.After(time, Ticks.FromDraw(gaps.Quantile(gap)));
            if (time >= scenario.Run.Until.Ticks)
            {
                yield break;
            }

            var index = Math.Min(groups.Count - 1, (int)(which * groups.Count));
            if (busy.GetValueOrDefault(index) > time)
            {
                continue;
            }

            var end = change.For is { } length ? Ticks.After(time, length.Ticks) : Ticks.Never;
            busy[index] = end == Ticks.Never ? 0 : end;
            foreach (var single in groups[index])
            {
                yield return single with { At = time, End = end, Values = Drawn(single, k), IsDrawn = true };
            }
        }
    }

    private IReadOnlyList<double> Drawn(SingleChange single, long k) =>
        single.Kind != ChangeKind.Features || change.Features?.Deviation is not { } scale ? single.Values
            : [.. single.Values.Select((value, place) => value + (scale * _draws.Normal(
                Purpose.Change, ((ulong)2 << 32) | (uint)number, (k << 16) + place)))];

    private static (int, int) Undirected(SingleChange single) => single.Kind is ChangeKind.Arc or ChangeKind.ArcNumbers
        ? (Math.Min(single.Source, single.Target), Math.Max(single.Source, single.Target)) : (single.Target, (int)single.Kind);
}
