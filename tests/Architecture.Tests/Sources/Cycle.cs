namespace Hogwild.Architecture.Tests;

/// <summary>The shortest way round in a set of arrows.</summary>
internal static class Cycle
{
    /// <summary>The arrows of a shortest cycle, in order; none if there is no cycle.</summary>
    public static FolderArrow[] Find(IEnumerable<FolderArrow> arrows)
    {
        var leaving = arrows.ToLookup(arrow => arrow.From);
        return leaving.Select(from => Round(leaving, from.Key)).Where(cycle => cycle.Length > 0).MinBy(cycle => cycle.Length) ?? [];
    }

    private static FolderArrow[] Round(ILookup<string, FolderArrow> leaving, string start)
    {
        var cameBy = new Dictionary<string, FolderArrow>();
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var folder) && !cameBy.ContainsKey(start))
        {
            foreach (var arrow in leaving[folder].Where(arrow => cameBy.TryAdd(arrow.To, arrow)))
            {
                next.Enqueue(arrow.To);
            }
        }

        var cycle = new List<FolderArrow>();
        for (var at = start; cameBy.TryGetValue(at, out var arrow) && (cycle.Count == 0 || at != start); at = arrow.From)
        {
            cycle.Insert(0, arrow);
        }

        return cameBy.ContainsKey(start) ? [.. cycle] : [];
    }
}
