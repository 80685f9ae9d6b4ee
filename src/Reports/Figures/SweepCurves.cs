using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// For every model the mean loss along the runs, or the mean distance where there is no loss or something changes: a shade a value of the
/// path.
/// </summary>
internal sealed class SweepCurves
{
    private const double WideTimes = 5;
    private const double Room = 1.4;
    private const float Wider = 1.6f;
    private const int MostSamples = 12;
    private const double Rounding = 1e-13;
    private const double Near = 0.003;
    private static readonly PixelPadding Padding = new(88, 18, 58, 26);
    private readonly SweepView _view;
    private readonly Dictionary<(string Model, int Index), SampleCurve> _curves = [];
    private readonly LossAxis _axis;
    private readonly bool _hasLoss;
    private readonly bool _isLog;

    /// <summary>The curves of a view with one facet.</summary>
    public SweepCurves(SweepView view)
    {
        _view = view;
        var all = view.Result.Models.SelectMany(view.All).ToList();
        _hasLoss = all.Count > 0 && !view.IsMoving && all.TrueForAll(model => model.Loss is not null);
        foreach (var model in view.Result.Models)
        {
            foreach (var index in Enumerable.Range(0, view.Across.Values.Count))
            {
                if (view.At(view.Facets[0], index)?.Of(model) is { } found)
                {
                    _curves[(model, index)] = SampleCurve.Of(found.Asynchronous, Number);
                }
            }
        }

        // One for all models, so that panels can be compared.
        var start = _curves.Values.SelectMany(curve => curve.Mean.Take(1)).DefaultIfEmpty(0).Max();
        var ends = all.Where(model => model.Loss is not null).Select(model => model.Loss!.Value).Where(double.IsFinite);
        var means = _curves.Values.SelectMany(curve => curve.Mean);
        _axis = LossAxis.For(_hasLoss ? means.Concat(ends) : means.Select(mean => Math.Max(mean, Rounding)), start);
        _isLog = IsLog(all);
    }

    /// <summary>Samples of the shades; of many values some.</summary>
    public IEnumerable<LegendEntry> Legend()
    {
        var values = _view.Across.Values;
        yield return new LegendEntry($"below, means, by {_view.Across.Axis}:", Palette.Ink, -1);
        var step = Math.Max(1, (int)Math.Ceiling((values.Count - 1) / (double)(MostSamples - 1)));
        foreach (var (index, label) in SweepAxis.Labels(_view.Across).Index()
            .Where(item => item.Index % step == 0 || item.Index == values.Count - 1))
        {
            yield return LegendEntry.Of(
                label, _view.Shade(index, values.Count), LineKind.Asynchronous, ModelMarkers.OfValue(index));
        }

        if (_hasLoss)
        {
            var isOne = _view.Result.Models.All(model => Levels(model).Count <= 1);
            yield return LegendEntry.Of(
                isOne ? "synchronous, at its end" : "synchronous, at its end (in colour: of one value)", Palette.Ink, LineKind.Synchronous);
        }
    }

    /// <summary>What the caption says of them.</summary>
    public string Caption => $" Below, for every model, the mean {(_hasLoss ? "loss" : "relative distance")} of all schedules along the "
        + $"run, a line a value of the {_view.Across.Axis}"
        + (_hasLoss ? ", and where the synchronous computation arrives: in black that of all values, else in the colour of each." : ".");

    /// <summary>A panel a model.</summary>
    public IEnumerable<FigurePanel> Panels()
    {
        var ends = Ends();
        return _view.Result.Models.Select((model, number) => (FigurePanel)Along(model, ends[number]));
    }

    private double Number(Sample sample) => _hasLoss ? sample.Loss : sample.Distance;

    private IEnumerable<(int Index, SampleCurve Curve)> Of(string model) =>
        _curves.Where(item => item.Key.Model == model).Select(item => (item.Key.Index, item.Value));

    /// <summary>
    /// Until when each model's panel shows its runs: until the last curve has settled; where all are where they end from the start on, as
    /// long as the longest of the other panels, or all of the run.
    /// </summary>
    private double[] Ends()
    {
        double[] ends =
        [
            .. _view.Result.Models.Select(model => Math.Min(
                Room * Of(model).Select(item => _axis.Settled(item.Curve)).DefaultIfEmpty(0).Max(),
                Of(model).Select(item => item.Curve.X[^1]).DefaultIfEmpty(0).Max())),
        ];
        var longest = ends.Max() is > 0 and var most ? most : _view.Result.Scenario.Run.Until.TotalSeconds;
        return [.. ends.Select(end => end > 0 ? end : longest)];
    }

    private PanelPlot Along(string model, double end)
    {
        var loss = _view.All(model).FirstOrDefault()?.Loss;
        var plot = PanelStyle.Create(
            TimeAxis.Label(_view.Result.Scenario), _hasLoss ? $"loss ({loss?.Name})" : "relative distance, ∞-norm", Padding);
        var sample = _view.Result.Scenario.Run.Sample.TotalSeconds;
        var (left, right) = (_isLog ? Math.Log10(sample) : 0, Place(Math.Max(end, 2 * sample)));
        var (hidden, count) = (0, _view.Across.Values.Count);
        var curves = Of(model).ToList();
        foreach (var (number, (index, curve)) in curves.Index())
        {
            var from = _isLog ? curve.X.TakeWhile(x => x <= 0).Count() : 0;
            double[] x = [.. curve.X.Skip(from).Select(Place)];
            double[] y = [.. curve.Mean.Skip(from).Select(Height)];
            var below = curves.Count(other => other.Index > index && AreSame(curve, other.Curve));
            hidden += below > 0 ? 1 : 0;
            Lines.Draw(plot, x, y, _view.Shade(index, count), LineKind.Asynchronous with
            {
                Width = LineKind.Asynchronous.Width + (Wider * below),
            });
            ModelMarkers.Draw(
                plot, x, y, _view.Shade(index, count), ModelMarkers.OfValue(index), (number, curves.Count), (left, right));
        }

        DrawSynchronous(plot, Levels(model), left, right);

        _axis.Apply(plot, left, right);
        if (_isLog)
        {
            plot.Axes.Bottom.TickGenerator = LogTicks.Between(left, right);
        }

        var which = hidden == curves.Count - 1 ? "all" : "some";
        PanelStyle.Head(plot, hidden == 0 ? model : $"{model} ({which} coincide)");
        return plot;

        double Place(double time) => _isLog ? Math.Log10(Math.Max(time, sample)) : time;
    }

    // What is below the axis is rounding.
    private double Height(double value) => Math.Max(_axis.Place(value), _axis.IsLog ? _axis.Bottom : double.NegativeInfinity);

    /// <summary>Where the synchronous computation arrives, by value of the path: one line where it is the same for all.</summary>
    private List<(double Level, Color Colour)> Levels(string model)
    {
        List<(int Index, double Level)> levels = !_hasLoss ? [] :
        [
            .. Of(model).Select(item => (item.Index, _view.At(_view.Facets[0], item.Index)?.Of(model)?.Loss?.Value ?? double.NaN))
                .Where(item => double.IsFinite(item.Item2)),
        ];
        var isOne = levels.TrueForAll(item => IsNear(item.Level, levels[0].Level));
        return isOne ? [.. levels.Take(1).Select(item => (item.Level, Palette.Ink))]
            : [.. levels.Select(item => (item.Level, _view.Shade(item.Index, _view.Across.Values.Count)))];
    }

    /// <summary>On top of all curves, with a light edge: they end on it where a model arrives.</summary>
    private void DrawSynchronous(Plot plot, List<(double Level, Color Colour)> levels, double left, double right)
    {
        double[] x = [left, right];
        foreach (var (level, colour) in levels)
        {
            double[] y = [_axis.Place(level), _axis.Place(level)];
            plot.Add.ScatterLine(x, y, Colors.White.WithAlpha(.55)).LineWidth = 3;
            Lines.Draw(plot, x, y, colour, LineKind.Synchronous);
        }
    }

    private bool IsNear(double one, double other) =>
        Math.Abs(_axis.Place(one) - _axis.Place(other)) < Near * (_axis.Top - _axis.Bottom);

    private bool AreSame(SampleCurve one, SampleCurve other) =>
        other.X.SequenceEqual(one.X) && other.Mean.Zip(one.Mean).All(pair => IsNear(pair.First, pair.Second));

    private static bool IsLog(IEnumerable<ModelResult> models)
    {
        double[] times =
        [
            .. models.Select(model => model.Metric("time_to_tolerance")).Where(item => item.N > 0 && item.Mean > 0)
                .Select(item => item.Mean),
        ];
        return times.Length > 0 && times.Max() >= WideTimes * times.Min();
    }
}
