using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>
/// The search along one curve: what was tried, and where to look next. Where all schedules are the same, a crossing is bisected. Where they
/// are drawn, crossings may lie close together and bisection would find one of them, which depends on where it began: there a grid that
/// depends on nothing but the resolution is tried about every crossing of a coarse one, and a finer one where in the midst of values
/// without doubt some are in doubt, since rates dip where a short word of steps takes the state to 0.
/// </summary>
internal sealed class CurveSearch
{
    private readonly SortedList<double, ThresholdPoint> _points = [];
    private int _stage;
    private int _asked;

    /// <summary>The model.</summary>
    public required SteeredModel Model { get; init; }

    /// <summary>The scheduler, the second parameter set.</summary>
    public required SchedulerSpec Scheduler { get; init; }

    /// <summary>What the scheduler is called.</summary>
    public required string Label { get; init; }

    /// <summary>The step size, which a second parameter may have set; null for that of the model.</summary>
    public double? Alpha { get; init; }

    /// <summary>The value of the second parameter.</summary>
    public double? And { get; init; }

    /// <summary>Where values lie.</summary>
    public required Lattice Lattice { get; init; }

    /// <summary>Runs at each value.</summary>
    public required int Replicates { get; init; }

    /// <summary>Whether schedules differ from one replicate to the next.</summary>
    public required bool IsDrawn { get; init; }

    /// <summary>The inputs of its runs, for their names; see <see cref="RunInputs"/>.</summary>
    public required Lazy<string> Inputs { get; init; }

    /// <summary>What is tried first.</summary>
    public IReadOnlyList<double> Grid => IsDrawn ? Lattice.Coarse() : Lattice.Grid();

    /// <summary>Takes in a point.</summary>
    public void Add(ThresholdPoint point) => _points.Add(point.Value, point);

    /// <summary>The grid at first; then the middle of every bracket, or finer grids.</summary>
    public IReadOnlyList<double> Next()
    {
        IReadOnlyList<double> next = _points.Count == 0 ? Grid : IsDrawn ? Fine() : [.. Middles().OfType<double>().Order()];
        _asked = next.Count;
        return next;
    }

    /// <summary>Runs that are still to do, about.</summary>
    public int Remaining() => Replicates * (IsDrawn
        ? _asked : Brackets().Sum(bracket => Lattice.Halvings(bracket.Below.Value, bracket.Above.Value)));

    /// <summary>What came out.</summary>
    /// <param name="certified">What is proved.</param>
    public ThresholdCurve Result(double? certified) => new()
    {
        Model = Model.Model.Name,
        Scheduler = Label,
        IsEdgeWise = Model.Model.Rule.ArcSize > 0,
        And = And,
        Points = [.. _points.Values],
        Crossings = [.. Brackets().Select(bracket => CrossingOf(bracket.Below, bracket.Above))],
        Certified = certified,
    };

    /// <summary>
    /// Neighbours without doubt of which one converges; what is in doubt at an end of the range counts as not converging.
    /// </summary>
    private IEnumerable<(ThresholdPoint Below, ThresholdPoint Above)> Brackets()
    {
        var points = _points.Values;
        var known = Enumerable.Range(0, points.Count).Where(k => points[k].IsDecided).ToList();
        if (known.Count == 0)
        {
            return [];
        }

        var told = known.Prepend(known[0] - 1).Append(known[^1] + 1).Where(k => k >= 0 && k < points.Count).Select(k => points[k]).ToList();
        return told.Zip(told.Skip(1)).Where(pair => pair.First.Converges != pair.Second.Converges);
    }

    private IEnumerable<double?> Middles() => Brackets().Select(bracket => Lattice.Middle(bracket.Below.Value, bracket.Above.Value));

    private List<double> Fine() => [.. (++_stage switch
    {
        1 => Brackets().SelectMany(bracket => Lattice.Fine(bracket.Below.Value, bracket.Above.Value)),
        2 => Doubts().SelectMany(doubt => Lattice.Finest(doubt.Below, doubt.Above)),
        _ => [],
    }).Where(value => !_points.ContainsKey(value)).Distinct().Order()];

    /// <summary>Values without doubt that agree, about some in doubt.</summary>
    private IEnumerable<(double Below, double Above)> Doubts()
    {
        var points = _points.Values;
        var known = Enumerable.Range(0, points.Count).Where(k => points[k].IsDecided).ToList();
        return known.Zip(known.Skip(1)).Where(pair =>
            pair.Second > pair.First + 1 && points[pair.First].Converges == points[pair.Second].Converges)
            .Select(pair => (points[pair.First].Value, points[pair.Second].Value));
    }

    private Crossing CrossingOf(ThresholdPoint below, ThresholdPoint above)
    {
        var estimate = Lattice.Estimate(below.Value, above.Value, below.Converges);
        if (IsDrawn && below.Rate < 0 != above.Rate < 0 && double.IsFinite(below.Rate - above.Rate))
        {
            estimate = Lattice.Between(below.Value, above.Value, below.Rate / (below.Rate - above.Rate), below.Converges);
        }

        return new Crossing(estimate, below.Value, above.Value, below.Converges);
    }
}
