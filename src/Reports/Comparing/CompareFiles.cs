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

    /// <summary>A row a group of replicates.csv: means, difference (second minus first), interval, sign test, what was left out.</summary>
    public static ResultTable Metrics(Comparison comparison) => new(
        [
            .. Column.Texts(comparison.Columns), .. Column.Booleans("paired"), .. Column.Integers("n"),
            .. Column.Numbers("first", "second", "difference", "low", "high", "per_cent"),
            .. Column.Integers("less", "greater", "ties"), .. Column.Numbers("p"),
            .. Column.Integers("endless_first", "endless_second", "endless_both", "only_first", "only_second"),
        ],
        comparison.Metrics.Select(item => (Cell[])
        [
            .. item.Group.Select(name => (Cell)name), item.IsPaired, item.Count, Cell.Known(item.First), Cell.Known(item.Second),
            Cell.Known(item.Difference), Cell.Known(item.Interval.Low), Cell.Known(item.Interval.High), Cell.Known(item.PerCent),
            item.Signs is { } signs ? signs.Less : Cell.Empty, item.Signs is { } some ? some.Greater : Cell.Empty,
            item.Signs is { } all ? all.Ties : Cell.Empty, item.Signs?.P, item.EndlessInFirst, item.EndlessInSecond, item.EndlessInBoth,
            item.OnlyInFirst, item.OnlyInSecond,
        ]));

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
