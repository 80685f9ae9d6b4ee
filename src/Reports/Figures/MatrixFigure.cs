using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// How good models of tables are computed synchronously, under every scheduler of the tables and in random orders: models upwards, a panel
/// a data set. Where models are trained under schedulers it is the matrix of what they were trained under and what they are tested under.
/// </summary>
internal static class MatrixFigure
{
    private const float CellWidth = 150;
    private const float CellHeight = 46;
    private const float LabelRoom = 260;
    private const int Top = 40;
    private const int Bottom = 62;
    private const int Right = 18;

    /// <summary>The figure, or null where tables have one scheduler alone.</summary>
    public static Figure? CreateIfAny(TableResult result)
    {
        var scenario = result.Scenario;
        var panels = scenario.Table!.Datasets.Select(dataset => result.Cells.Where(cell => cell.Dataset == dataset.Key).ToList())
            .Where(cells => cells.Exists(cell => cell.Schedules.Count > 0)).ToList();
        if (scenario.Table.Schedulers.Count == 0 || panels.Count == 0)
        {
            return null;
        }

        var unit = panels[0][0].IsAccuracy ? "accuracy (%)" : "relative RMSE (%)";
        var columns = Columns(result);
        var left = 24 + scenario.Models.Max(model => Measure(Shortened(model.Name)));
        var width = left + (columns.Count * CellWidth) + Right;
        var figure = new Figure(FigureStyle.Of(scenario), width, scenario.Title ?? scenario.Name)
        {
            Caption = $"{unit} of each model computed synchronously and under each scheduler: the mean over trainings, of each over its "
                + "runs, and behind ± the standard deviation over trainings. A run that is not finished in time counts with what it had.",
        };
        foreach (var cells in panels)
        {
            var numbers = cells.ConvertAll(cell => columns.Select(column => column.Of(cell)).ToArray());
            var scale = new ShadeScale(numbers.SelectMany(row => row).Select(number => number.Mean), figure.Style);
            var height = Top + (cells.Count * CellHeight) + Bottom;
            figure.AddRow(height, width, Panel(cells, [.. columns.Select(column => column.Name)], numbers, scale, left));
            figure.AddLegend(scale.Legend($"{cells[0].Dataset}, {unit}"));
        }

        return figure;
    }

    /// <summary>What models are tested under, by name, and how good one is then.</summary>
    private static List<(string Name, Func<CellResult, Statistics> Of)> Columns(TableResult result)
    {
        List<(string Name, Func<CellResult, Statistics> Of)> columns = [("synchronous", cell => cell.Value)];
        foreach (var label in TablePlan.Labels(result.Scenario))
        {
            columns.Add((label, cell => CellResult.OverTrainings([.. cell.Schedules.Where(run => run.Scheduler == label)])));
        }

        if (result.Cells.Any(cell => cell.Orders.Count > 0))
        {
            columns.Add(("random orders", cell => CellResult.OverTrainings(cell.Orders)));
        }

        return columns;
    }

    private static FigurePanel Panel(
        List<CellResult> cells, IReadOnlyList<string> columns, List<Statistics[]> numbers, ShadeScale scale, float left) =>
        new((width, _) => Draw(cells, columns, numbers, scale, (left, width)));

    private static PanelPlot Draw(
        List<CellResult> cells, IReadOnlyList<string> columns, List<Statistics[]> numbers, ShadeScale scale, (float Left, float Width) size)
    {
        var (left, width) = size;
        var plot = PanelStyle.Create("tested under", string.Empty, new PixelPadding(left, Right, Bottom, Top));
        plot.HideGrid();
        var room = ((width - left - Right) / columns.Count) - 10;
        string[] across = [.. columns.Select(name => string.Join('\n', FigureText.Break(name, PanelStyle.TickSize, room)))];
        plot.TickLines = across.Max(label => label.Count(letter => letter == '\n'));
        for (var row = 0; row < cells.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                Fill(plot, (column, cells.Count - 1 - row), numbers[row][column], scale);
            }
        }

        plot.Axes.SetLimits(-0.5, columns.Count - 0.5, -0.5, cells.Count - 0.5);
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Enumerable.Range(0, columns.Count).Select(x => (double)x)], across);
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, cells.Count).Select(y => (double)y)],
            [.. Enumerable.Reverse(cells).Select(cell => Shortened(cell.Model.Name))]);
        PanelStyle.Head(plot, cells[0].Dataset);
        return plot;
    }

    private static void Fill(Plot plot, (int X, int Y) at, Statistics number, ShadeScale scale)
    {
        if (number.N == 0)
        {
            return;
        }

        var ground = scale.Of(number.Mean);
        SweepMapPanel.Fill(plot, at, ground, isHatched: false);
        var text = number.N == 1 ? string.Create(CultureInfo.InvariantCulture, $"{number.Mean:0.0}")
            : string.Create(CultureInfo.InvariantCulture, $"{number.Mean:0.0} ± {number.Std:0.0}");
        var label = plot.Add.Text(text, at.X, at.Y);
        (label.LabelFontName, label.LabelFontSize, label.LabelAlignment) =
            (FigureFont.Family, PanelStyle.TickSize, Alignment.MiddleCenter);
        (label.LabelFontColor, label.LabelBackgroundColor) = (ShadeScale.Readable(ground), Colors.Transparent);
    }

    /// <summary>A name that has room beside its row.</summary>
    private static string Shortened(string name)
    {
        var length = name.Length;
        while (length > 1 && Measure(name[..length]) > LabelRoom)
        {
            length--;
        }

        return length == name.Length ? name : $"{name[..length]}…";
    }

    private static float Measure(string text) => FigureText.Measure(text, PanelStyle.TickSize);
}
