using Hogwild.Experiments;
using Hogwild.Training;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// Learning curves of tables in which an epoch is chosen: accuracy or error after every epoch, on the validation graphs (left) and on the
/// test graphs (right), mean and one standard deviation over trainings. A row a data set, a colour a model.
/// </summary>
internal static class LearningFigure
{
    private const int Width = 1200;
    private const int PanelHeight = 400;
    private const int NarrowestPanel = 380;
    private const double Room = 0.04;
    private static readonly PixelPadding Padding = new(80, 18, 58, 34);

    /// <summary>The figure, or null where no epoch was chosen, or there is one alone.</summary>
    public static Figure? CreateIfAny(TableResult result)
    {
        var groups = result.Cells.Where(cell => cell.Epochs is { Points.Count: > 1 }).GroupBy(cell => cell.Dataset).ToList();
        if (groups.Count == 0)
        {
            return null;
        }

        var figure = new Figure(FigureStyle.Of(result.Scenario), Width, result.Scenario.Title ?? result.Scenario.Name);
        var colours = ModelColours.Of(result.Scenario);
        figure.AddLegend(groups.SelectMany(group => group).Select(cell => cell.Model.Name).Distinct().Select(model =>
            LegendEntry.Of(model, colours[model], LineKind.Asynchronous, colours.MarkerOf(model))));
        var isSpread = groups.SelectMany(group => group).Any(cell => cell.Units.Count(unit => unit.Curve is not null) > 1);
        if (isSpread)
        {
            figure.AddLegend([new LegendEntry("one standard deviation over trainings", Palette.Ink.WithAlpha(LineBand.Opacity), 0)]);
        }

        foreach (var group in groups)
        {
            figure.AddRow(PanelHeight, NarrowestPanel, [.. Panels([.. group], colours)]);
        }

        figure.Caption = "Accuracy or error after every epoch, on validation and on test graphs"
            + (isSpread ? ", mean and one standard deviation over trainings" : string.Empty)
            + (result.Scenario.Table!.Choose == ChosenEpoch.Validation
                ? ". Of every training the epoch is judged that is best on its validation graphs." : ".");
        return figure;
    }

    private static IEnumerable<FigurePanel> Panels(List<CellResult> cells, ModelColours colours)
    {
        var points = cells.SelectMany(cell => cell.Epochs!.Points).ToList();
        foreach (var (name, side) in new (string, Func<CurvePoint, Statistics>)[]
        {
            ("validation graphs", point => point.Validation), ("test graphs", point => point.Test),
        })
        {
            if (points.Any(point => side(point).N > 0))
            {
                yield return Panel(cells, points, name, side, colours);
            }
        }
    }

    private static PanelPlot Panel(
        List<CellResult> cells, List<CurvePoint> all, string name, Func<CurvePoint, Statistics> side, ModelColours colours)
    {
        var plot = PanelStyle.Create("epoch", cells[0].IsAccuracy ? $"{cells[0].Metric} (%)" : "relative RMSE (%)", Padding);
        PanelStyle.Head(plot, $"{cells[0].Dataset}: {name}");
        var lines = cells.Select(cell => (Cell: cell, Points: cell.Epochs!.Points.Where(point => side(point).N > 0).ToList()))
            .Where(line => line.Points.Count > 0).ToList();
        LineBand.Draw(plot, lines.Select(line => new LineBand(
            [.. line.Points.Select(point => (double)point.Epoch)],
            [.. line.Points.Select(point => side(point).Mean - side(point).Std)],
            [.. line.Points.Select(point => side(point).Mean + side(point).Std)],
            colours[line.Cell.Model.Name])));
        var last = all.Max(point => point.Epoch);
        foreach (var (index, (cell, points)) in lines.Index())
        {
            var (model, colour) = (cell.Model.Name, colours[cell.Model.Name]);
            double[] x = [.. points.Select(point => (double)point.Epoch)], y = [.. points.Select(point => side(point).Mean)];
            Lines.Draw(plot, x, y, colour, LineKind.Asynchronous);
            ModelMarkers.Draw(plot, x, y, colour, colours.MarkerOf(model), (index, lines.Count), (1, last));
        }

        // One axis for both panels.
        var (low, high) = Ends(all);
        plot.Axes.SetLimits(1, last, low, high);
        return plot;
    }

    private static (double Low, double High) Ends(List<CurvePoint> all)
    {
        List<Statistics> seen = [.. all.SelectMany(point => new[] { point.Validation, point.Test }).Where(side => side.N > 0)];
        var (low, high) = (seen.Min(side => side.Mean - side.Std), seen.Max(side => side.Mean + side.Std));
        var room = Math.Max(Room * (high - low), double.Epsilon + (0.01 * Math.Abs(high)));
        return (low - room, high + room);
    }
}
