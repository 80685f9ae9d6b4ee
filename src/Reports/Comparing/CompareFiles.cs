using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a comparison.</summary>
internal static class CompareFiles
{
    /// <summary>The name by which a folder is known as one of a comparison.</summary>
    public const string Marker = "compare.csv";

    /// <summary><c>compare.csv</c>, <c>changes.csv</c>, <c>partings.csv</c>, and the figure where some metric differs.</summary>
    /// <param name="comparison">What differs.</param>
    /// <param name="first">What the first is called.</param>
    /// <param name="second">What the second is called.</param>
    /// <param name="looks">How the figure looks.</param>
    public static IEnumerable<ResultFile> Of(Comparison comparison, string first, string second, FiguresSpec looks) =>
    [
        ResultFile.Of("compare", () => Metrics(comparison)),
        ResultFile.Of("changes", () => Changes(comparison)),
        ResultFile.Of("partings", () => Partings(comparison)),
        .. CompareFigure.CreateIfAny(comparison, first, second, FigureStyle.Of(looks)) is { } figure
            ? ResultFile.Picture("figures/compare", () => figure, looks) : [],
    ];

    /// <summary>
    /// A row a group of replicates.csv, and below it one a cell where something is swept: means, difference (second minus first), interval,
    /// sign test, what was left out.
    /// </summary>
    public static ResultTable Metrics(Comparison comparison)
    {
        List<Column> cells = [.. comparison.CellColumns.Select(name => TypedColumn(comparison, name))];
        var ofGroups = comparison.Cells.Value.ToLookup(item => string.Join('\0', item.Group));
        return new(
            [
                .. Column.Texts(comparison.Columns), .. cells, .. Column.Integers(cells.Count > 0 ? ["cells"] : []),
                .. Column.Booleans("paired"), .. Column.Integers("n_first", "n_second"),
                .. Column.Numbers("first", "second", "difference", "low", "high", "per_cent"),
                .. Column.Integers("less", "greater", "ties"), .. Column.Numbers("p"),
                .. Column.Integers(
                    "endless_first", "endless_second", "endless_both", "nan_first", "nan_second", "nan_both", "only_first", "only_second"),
            ],
            comparison.Metrics.SelectMany(item => ofGroups[string.Join('\0', item.Group)].Prepend(item))
                .Select(item => Row(comparison, cells, item)));
    }

    private static Cell[] Row(Comparison comparison, List<Column> cells, MetricDifference item) =>
    [
        .. item.Group.Select(name => (Cell)name), .. cells.Select(column => ValueOf(comparison, column, item.Cell)),
        .. cells.Count > 0 ? (Cell[])[item.Cells] : [], item.IsPaired, item.Count, item.CountOfSecond,
        Cell.Known(item.First), Cell.Known(item.Second), Cell.Known(item.Difference), Cell.Known(item.Interval.Low),
        Cell.Known(item.Interval.High), Cell.Known(item.PerCent),
        item.Signs is { } signs ? signs.Less : Cell.Empty, item.Signs is { } some ? some.Greater : Cell.Empty,
        item.Signs is { } all ? all.Ties : Cell.Empty, item.Signs?.P, item.Endless.First, item.Endless.Second, item.Endless.Both,
        item.Undefined.First, item.Undefined.Second, item.Undefined.Both, item.OnlyInFirst, item.OnlyInSecond,
    ];

    /// <summary>A column of cells has the type that all of its texts are of.</summary>
    private static Column TypedColumn(Comparison comparison, string name)
    {
        List<string> texts =
        [
            .. comparison.CellValues.Values.Select(cell => cell.GetValueOrDefault(name, string.Empty)).Where(text => text.Length > 0),
        ];
        return new Column(name, texts.TrueForAll(text => Whole(text) is not null) ? ColumnType.Integer
            : texts.TrueForAll(text => Number(text) is not null) ? ColumnType.Number : ColumnType.Text);
    }

    private static Cell ValueOf(Comparison comparison, Column column, string? cell) =>
        cell is null || !comparison.CellValues[cell].TryGetValue(column.Name, out var text) || text.Length == 0 ? Cell.Empty
        : column.Type switch
        {
            ColumnType.Integer => Whole(text)!.Value,
            ColumnType.Number => Number(text)!.Value,
            _ => text,
        };

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ResultTable Changes(Comparison comparison) => new(
        [.. Column.Texts("what", "key", "first", "second")],
        [
            .. comparison.Scenario.Select(change => (Cell[])["scenario", change.Key, change.First, change.Second]),
            .. comparison.Inputs.Select(change => (Cell[])["input", change.Key, change.First, change.Second]),
            .. comparison.Files.Select(file => (Cell[])
            [
                "result", file.Name, file.InFirst ? "there" : Cell.Empty, file.InSecond ? "there" : Cell.Empty,
            ]),
        ]);

    private static ResultTable Partings(Comparison comparison) => new(
        [.. Column.Texts("what", "run", "parting")],
        [
            .. comparison.Schedules.Select(item => (Cell[])["schedule", item.Run, item.Part]),
            .. comparison.States.Select(item => (Cell[])["states", item.Run, item.Part]),
        ]);
}
