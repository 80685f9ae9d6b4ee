using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>What is wrong in cells of a sweep: each fault once, and of one that no single value explains in which cell.</summary>
/// <param name="paths">The paths that are swept.</param>
/// <param name="all">The numbers of the values of all cells.</param>
/// <param name="placeOf">Where a value of a path is written, by their numbers.</param>
/// <param name="known">What is wrong whatever the values are, which is not told again.</param>
internal sealed class SweepFaults(IReadOnlyList<SweptPath> paths, IReadOnlyList<int[]> all, Func<int, int, string> placeOf, FaultList known)
{
    private readonly HashSet<string> _known = [.. known.Faults.Select(Problem)];
    private readonly List<(string Fault, string Problem, List<int[]> Cells)> _found = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private int _further;

    /// <summary>Adds what is wrong in a cell.</summary>
    public void Add(int[] cell, ScenarioException error)
    {
        _further = Math.Max(_further, error.Further);
        foreach (var fault in error.Faults)
        {
            var problem = Problem(fault);
            if (_known.Contains(problem))
            {
                continue;
            }

            if (_index.TryAdd(problem, _found.Count))
            {
                _found.Add((fault, problem, []));
            }

            _found[_index[problem]].Cells.Add(cell);
        }
    }

    /// <summary>Tells of what is wrong, if anything is.</summary>
    /// <exception cref="ScenarioException">Something is; the message has a line a fault.</exception>
    public void Throw()
    {
        var faults = new FaultList();
        _found.ForEach(item => faults.Add(new ScenarioException([$"{item.Fault}{Where(item.Fault, item.Cells)}"], 0)));
        if (_further > 0)
        {
            faults.Add(new ScenarioException([], _further));
        }

        faults.Throw();
    }

    /// <summary>The cell, unless it is all of them, or all of those with the value at which the fault is told.</summary>
    private string Where(string fault, List<int[]> cells)
    {
        var told = Enumerable.Range(0, paths.Count)
            .Where(k => fault.StartsWith($"{placeOf(k, cells[0][k])}: ", StringComparison.Ordinal)).ToList();
        if (cells.Count == all.Count || (told.Count == 0 ? Enumerable.Range(0, paths.Count) : told).Any(k => IsOfValue(cells, k)))
        {
            return string.Empty;
        }

        var others = cells.Count == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" and {cells.Count - 1} more");
        return $" (in the cell {string.Join(", ", paths.Zip(cells[0], (path, k) => $"{path.Path} = {path.Values[k].Label}"))}{others})";
    }

    /// <summary>Whether cells are all those with one value of a path.</summary>
    private bool IsOfValue(List<int[]> cells, int path) => cells.TrueForAll(cell => cell[path] == cells[0][path])
        && all.Count(cell => cell[path] == cells[0][path]) == cells.Count;

    /// <summary>A fault without its place.</summary>
    private static string Problem(string fault) => fault[Math.Max(0, fault.IndexOf(": expected", StringComparison.Ordinal))..];
}
