using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What does not fit among the options of a sweep.</summary>
internal static class SweepMisfits
{
    /// <summary>The most cells, before conditions leave some out.</summary>
    public const int MostCells = 2500;

    // A run of several scenarios has one folder, one title, and one question.
    private static readonly string[] Fixed =
        ["extends", "figures", "name", "ordering", "plugins", "sweep", "table", "threshold", "title", "vary"];

    /// <summary>What a path must be.</summary>
    public const string ExpectedPath = "keys joined by dots, such as scheduler.bound.steps, of something that can differ between runs,";

    /// <summary>Whether a path leads to something that can differ between runs.</summary>
    public static bool CanDiffer(string path) =>
        PathKeys.Of(path) is var keys && !Fixed.Contains(keys[0]) && !keys.Any(string.IsNullOrWhiteSpace);

    /// <summary>All of it.</summary>
    public static IEnumerable<Misfit> Of(SweepSpec sweep)
    {
        if (sweep.Over.Count == 0 && sweep.Datasets.Count == 0)
        {
            yield return new Misfit("over", "at least one path with its values, or 'datasets' beside it");
            yield break;
        }

        foreach (var (path, _) in sweep.Over.Where(item => !CanDiffer(item.Key)))
        {
            yield return new Misfit($"over.{path}", ExpectedPath) { IsOfKey = true };
        }

        foreach (var (path, _) in sweep.Over.Select((item, at) => (item.Key, At: at))
            .Where(item => sweep.Over.Take(item.At).Any(other => PathKeys.Of(other.Key).SequenceEqual(PathKeys.Of(item.Key)))))
        {
            yield return new Misfit($"over.{path}", "each path once, however it is spelt,") { IsOfKey = true };
        }

        foreach (var (name, _) in sweep.Datasets.Where(item => !Kebab.Is(item.Key)))
        {
            yield return new Misfit($"datasets.{name}", Kebab.Expected) { IsOfKey = true };
        }

        if (sweep.Datasets.Count > 0 && sweep.Over.Any(item => item.Key == SweptCells.Dataset))
        {
            yield return new Misfit($"over.{SweptCells.Dataset}", "a path beside 'datasets', which stands in its place,")
            {
                IsOfKey = true,
            };
        }

        if (sweep.Over.All(item => !item.Value.Misfits(default).Any()))
        {
            foreach (var misfit in OfCells(sweep))
            {
                yield return misfit;
            }
        }
    }

    /// <summary>That paths have different numbers of values, which cannot be zipped; null where they have as many each.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="counts">How many values each has, of a range of whole numbers those that are left when they are rounded.</param>
    public static Misfit? OfLengths(IReadOnlyList<string> paths, IReadOnlyList<int> counts) => counts.Distinct().Count() <= 1 ? null
        : new Misfit(
            "over",
            "paths with as many values each, to be zipped,",
            $" ({string.Join(", ", paths.Zip(counts, (path, count) => string.Create(CultureInfo.InvariantCulture, $"{path}: {count}")))})");

    private static IEnumerable<Misfit> OfCells(SweepSpec sweep)
    {
        int[] counts = [.. sweep.Over.Select(item => item.Value.All().Count)];
        if (sweep.By == SweepOrder.Zip && OfLengths([.. sweep.Over.Select(item => item.Key)], counts) is { } uneven)
        {
            yield return uneven;
            yield break;
        }

        int[] factors =
        [
            .. sweep.Datasets.Count > 0 ? [sweep.Datasets.Count] : Array.Empty<int>(),
            .. sweep.By == SweepOrder.Zip ? counts.Take(1) : counts,
        ];
        var cells = factors.Aggregate(1.0, (product, count) => product * count);
        if (cells > MostCells)
        {
            yield return new Misfit(
                string.Empty,
                $"at most {MostCells} cells",
                string.Create(CultureInfo.InvariantCulture, $": {string.Join(" × ", factors)} = {cells:0}"));
        }
    }
}
