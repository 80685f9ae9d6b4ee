using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// How figures look at a sweep: one path to the right, perhaps a second one as lines or upwards, and a facet for every combination of the
/// others; named data sets are always facets where there is something else. What is zipped is one path, whose values belong together.
/// </summary>
internal sealed class SweepView
{
    private readonly Dictionary<(string Facet, int Across, int Up), SweptResult> _cells = [];

    /// <summary>The view of a result.</summary>
    public SweepView(SweepResult result)
    {
        Result = result;
        var axes = AxesOf(result.Swept);
        var free = axes.Where(axis => axis.Path.Path != SweptCells.Dataset).ToList();
        var shown = (free.Count == 0 ? axes : free).Take(2).ToList();
        (Across, Up) = (shown[0].Path, shown.Count > 1 ? shown[1].Path : null);
        List<(SweptPath Path, Func<SweptCell, int> At)> others = [.. axes.Where(axis => !shown.Contains(axis))];
        foreach (var cell in result.Cells)
        {
            var facet = string.Join(", ", others.Select(axis =>
                axis.Path.Path == SweptCells.Dataset ? LabelOf(axis, cell) : $"{axis.Path.Axis.Split(" (%)")[0]} {LabelOf(axis, cell)}"));
            _cells[(facet, shown[0].At(cell.Cell), Up is null ? 0 : shown[1].At(cell.Cell))] = cell;
        }

        Facets = [.. _cells.Keys.Select(key => key.Facet).Distinct()];
    }

    /// <summary>The result.</summary>
    public SweepResult Result { get; }

    /// <summary>The path to the right.</summary>
    public SweptPath Across { get; }

    /// <summary>The second path; null for none.</summary>
    public SweptPath? Up { get; }

    /// <summary>What the facets are called; one of no name where there is nothing besides.</summary>
    public IReadOnlyList<string> Facets { get; }

    /// <summary>Whether conditions leave some cells out.</summary>
    public bool HasGaps => _cells.Count < Facets.Count * Across.Values.Count * (Up?.Values.Count ?? 1);

    /// <summary>Whether something failed.</summary>
    public bool HasFailures => Result.Failures.Count > 0;

    /// <summary>All outcomes of a model that there are.</summary>
    public IEnumerable<ModelResult> All(string model) => Result.Cells.Select(cell => cell.Of(model)).OfType<ModelResult>();

    /// <summary>Whether a model iterates to a fixed point, as far as it is known.</summary>
    public bool HasFixedPoint(string model) => All(model).Any(result => result.HasFixedPoint);

    /// <summary>Whether something changes during the runs.</summary>
    public bool IsMoving => Result.Cells.SelectMany(cell => cell.Models).Any(model => model.Result is { Epochs.Count: > 0 });

    /// <summary>Whether what is swept is how nodes find the end of a run.</summary>
    public bool IsEnding => Result.Swept.Paths.Any(path => path.Path.StartsWith("termination.", StringComparison.Ordinal));

    /// <summary>
    /// What figures of two paths show of a model: where nodes find the end of a run, how far the answer still was; otherwise what it took.
    /// </summary>
    public SweepSpread Measure(ModelResult result) =>
        IsEnding ? SweepSpread.Of(result, "termination_distance") : SweepSpread.Measure(result);

    /// <summary>The cell at some values; null where conditions leave it out.</summary>
    public SweptResult? At(string facet, int across, int up = 0) => _cells.GetValueOrDefault((facet, across, up));

    /// <summary>How its figures look.</summary>
    public FigureStyle Style => FigureStyle.Of(Result.Scenario);

    /// <summary>An empty figure of the sweep.</summary>
    /// <param name="width">Its width in units where the scenario names none.</param>
    public Figure Page(float width) => new(Style, width, Result.Scenario.Title ?? Result.Scenario.Name);

    /// <summary>The colour of one of some values in the order of their numbers.</summary>
    public Color Shade(int index, int count) => Style.Of(Shades.Of(index, count));

    /// <summary>How many schedules a model has at most.</summary>
    public int Schedules => Result.Models.SelectMany(All).Select(model => model.Asynchronous.Count).DefaultIfEmpty(0).Max();

    /// <summary>What legends say of cells that are not there.</summary>
    /// <param name="sign">How what failed is shown.</param>
    public IEnumerable<LegendEntry> Gaps(string sign)
    {
        if (HasGaps)
        {
            yield return new LegendEntry("empty: left out by the condition", Palette.Ink, -1);
        }

        if (HasFailures)
        {
            yield return new LegendEntry($"{sign}: see failures.csv", Palette.Ink, -1);
        }
    }

    private static string LabelOf((SweptPath Path, Func<SweptCell, int> At) axis, SweptResult cell) =>
        axis.Path.Values[axis.At(cell.Cell)].Label;

    /// <summary>The paths that figures know; what has a single value says nothing beside others.</summary>
    private static List<(SweptPath Path, Func<SweptCell, int> At)> AxesOf(SweptCells swept)
    {
        List<(SweptPath Path, Func<SweptCell, int> At)> all =
            [.. swept.Paths.Index().Select(item => (item.Item, (Func<SweptCell, int>)(cell => cell.At[item.Index])))];
        var zipped = all.Where(axis => axis.Path.Path != SweptCells.Dataset).ToList();
        if (swept.By == SweepOrder.Zip && zipped.Count > 1)
        {
            all = [.. all.Except(zipped), (Zipped([.. zipped.Select(axis => axis.Path)]), zipped[0].At)];
        }

        List<(SweptPath Path, Func<SweptCell, int> At)> free = [.. all.Where(axis => axis.Path.Values.Count > 1)];
        return free.Count > 0 ? [.. free.Select(Sorted)] : [all[0]];
    }

    /// <summary>Numbers by their size, in whatever order the scenario has them.</summary>
    private static (SweptPath Path, Func<SweptCell, int> At) Sorted((SweptPath Path, Func<SweptCell, int> At) axis)
    {
        if (!axis.Path.IsNumeric)
        {
            return axis;
        }

        int[] order = [.. Enumerable.Range(0, axis.Path.Values.Count).OrderBy(index => axis.Path.Values[index].Number)];
        var path = axis.Path with { Values = [.. order.Select(index => axis.Path.Values[index])] };
        return (path, cell => Array.IndexOf(order, axis.At(cell)));
    }

    private static SweptPath Zipped(IReadOnlyList<SweptPath> paths) => new(
        string.Join(" | ", paths.Select(path => path.Axis.Replace('.', '_'))),
        [.. paths[0].Values.Select((_, k) => string.Join(" | ", paths.Select(path => path.Values[k].Label)))
            .Select(label => new SweptValue(new SweepValue(label) { IsSection = true }, label))]);
}
