using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>Makes the cells of what is swept or varied, each read as if it stood alone.</summary>
/// <param name="root">The tree of the scenario.</param>
/// <param name="top">The same as values.</param>
/// <param name="read">Reads a scenario from a tree.</param>
internal sealed class SweepReader(Node root, Value top, Func<Node, Scenario> read)
{
    private static readonly string[] NotOfCells = ["vary", "sweep", "ordering"];

    /// <summary>The cells of values that vary.</summary>
    /// <param name="vary">The values.</param>
    /// <param name="known">What is wrong whatever the values are, which is not told again.</param>
    public SweptCells Read(VarySpec vary, FaultList known)
    {
        var (paths, written) = (SweepPlan.Paths(vary), top.Find("vary")!);
        var values = vary.Parameters.Index().Select(item =>
            Overrides(item.Item.Path, item.Item.Values, Section(written, item.Index).Find("values")!));
        return new SweptCells(paths, Cells(paths, [.. values], [.. SweepPlan.Cells(paths, null)], known));
    }

    /// <summary>The cells of a sweep.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="scenario">What it is about, where that could be read.</param>
    /// <param name="known">What is wrong whatever the values are, which is not told again.</param>
    public SweptCells Read(SweepSpec sweep, Scenario? scenario, FaultList known)
    {
        var (paths, written) = (SweepPlan.Paths(sweep, scenario), top.Find("sweep")!);
        var over = written.Find("over")!;
        List<IReadOnlyList<Override>> values =
        [
            .. sweep.Datasets.Count == 0 ? [] : new[] { Datasets(written.Find("datasets")!) },
            .. sweep.Over.Select(item =>
            {
                var all = paths.First(path => path.Path == item.Key).Values.Select(value => value.Value).ToList();
                return Overrides(item.Key, all, over.Find(item.Key)!);
            }),
        ];
        if (sweep.By == SweepOrder.Zip)
        {
            CheckLengths([.. paths.Skip(sweep.Datasets.Count > 0 ? 1 : 0)], over);
        }

        List<int[]> at = [.. SweepPlan.Cells(paths, sweep)];
        if (sweep.Where is { } where)
        {
            at = Met(where, paths, at, written.Find("where")!);
        }

        return new SweptCells(paths, Cells(paths, values, at, known)) { By = sweep.By, OnFailure = sweep.OnFailure };
    }

    /// <summary>Ranges of whole numbers may have fewer values than points, which only the scenario tells.</summary>
    private static void CheckLengths(IReadOnlyList<SweptPath> paths, Value over)
    {
        if (SweepMisfits.OfLengths([.. paths.Select(path => path.Path)], [.. paths.Select(path => path.Values.Count)]) is { } uneven)
        {
            throw new ScenarioException(
                over.Place.ToString(),
                $"expected {uneven.Expected.TrimEnd(',')} in '{over.Path}', found others where whole numbers are rounded{uneven.Hint}");
        }
    }

    private static List<int[]> Met(SweepCondition where, IReadOnlyList<SweptPath> paths, List<int[]> all, Value written)
    {
        var faults = new FaultList();
        where.FaultsIn(paths).ToList().ForEach(fault => faults.Add(SweepTexts.Fault(written, fault)));
        faults.Throw();
        List<int[]> met = [.. all.Where(at => where.Holds(paths, at))];
        return met.Count > 0 ? met : throw written.Expected($"a condition that one of the {all.Count} cells meets");
    }

    /// <summary>The section of a parameter that varies: of a list, or beside the first one.</summary>
    private static Value Section(Value written, int number) => written.IsList ? written.List("vary")[number]
        : number == 0 ? written : written.Find("and")!.List("and")[number - 1];

    /// <summary>Values of a path as overrides, told where they are written; those of a range where the range is.</summary>
    private static IReadOnlyList<Override> Overrides(string path, IReadOnlyList<SweepValue> values, Value written)
    {
        var list = written.IsMapping ? written.Find("values") : written;
        return
        [
            .. list is null ? values.Select(value => new Override(path, value.Text, written.Place.ToString()))
                : values.Zip(list.List("values"), (value, item) => Override(path, value.Text, SweepTexts.Unlabelled(item))),
        ];
    }

    private static IReadOnlyList<Override> Datasets(Value written) =>
        [.. written.Entries("a mapping").Select(entry => Override(SweptCells.Dataset, entry.Key, entry.Value))];

    private static Override Override(string path, string text, Value value) => new(path, text, value.Place.ToString())
    {
        Folder = value.Folder, Written = value.IsMapping || value.IsList || path == SweptCells.Dataset ? value.Node : null,
    };

    private List<SweptCell> Cells(
        IReadOnlyList<SweptPath> paths, List<IReadOnlyList<Override>> values, List<int[]> all, FaultList known)
    {
        var (cells, faults) = (new List<SweptCell>(), new SweepFaults(paths, all, (k, at) => values[k][at].Place, known));
        // What is part of something else that is swept comes after it.
        int[] order = [.. paths.Index().OrderBy(item => PathKeys.Of(item.Item.Path).Length).Select(item => item.Index)];
        foreach (var at in all)
        {
            var copy = ((MappingNode)root).Without(NotOfCells).CopyOf();
            try
            {
                Scenarios.Overrides.Apply(copy, order.Select(k => values[k][at[k]]));
                cells.Add(new SweptCell(at, [.. paths.Zip(at, (path, k) => path.Values[k])], read(copy)));
            }
            catch (ScenarioException error)
            {
                faults.Add(at, error);
            }
        }

        faults.Throw();
        return cells;
    }
}
