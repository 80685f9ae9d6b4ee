using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>The search along one curve: what was tried, and where to look next.</summary>
internal sealed class CurveSearch
{
    private const double Coarseness = 5;
    private readonly SortedList<double, ThresholdPoint> _points = [];

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

    /// <summary>Takes in a point.</summary>
    public void Add(ThresholdPoint point) => _points.Add(point.Value, point);

    /// <summary>The middle of every bracket and end of an interval that is not close enough yet; the whole grid at first.</summary>
    public IEnumerable<double> Next() => _points.Count == 0
        ? Lattice.Grid()
        : [.. Middles().Concat(Ends()).OfType<double>().Order()];

    /// <summary>Runs that bisection has still to do, about.</summary>
    public int Remaining() => Replicates * Brackets().Sum(bracket => Lattice.Halvings(bracket.Below.Value, bracket.Above.Value));

    /// <summary>What came out.</summary>
    /// <param name="certified">What is proved.</param>
    public ThresholdCurve Result(double? certified) => new()
    {
        Model = Model.Model.Name,
        Scheduler = Label,
        IsEdgeWise = Model.Model.Rule.ArcSize > 0,
        And = And,
        Points = [.. _points.Values],
        Crossings = [.. Brackets().Select(bracket => CrossingOf(bracket.Index))],
        Certified = certified,
    };

    private IEnumerable<(int Index, ThresholdPoint Below, ThresholdPoint Above)> Brackets()
    {
        var points = _points.Values;
        return Enumerable.Range(0, Math.Max(0, points.Count - 1))
            .Where(k => points[k].Converges != points[k + 1].Converges)
            .Select(k => (k, points[k], points[k + 1]));
    }

    private IEnumerable<double?> Middles() => Brackets().Select(bracket => Lattice.Middle(bracket.Below.Value, bracket.Above.Value));

    /// <summary>Between neighbours of which one leaves doubt, an interval ends; that needs no more than a few values.</summary>
    private IEnumerable<double?> Ends()
    {
        var points = _points.Values;
        return Enumerable.Range(0, Math.Max(0, points.Count - 1))
            .Where(k => points[k].Converges == points[k + 1].Converges && points[k].IsDecided != points[k + 1].IsDecided)
            .Select(k => Coarse.Middle(points[k].Value, points[k + 1].Value));
    }

    private Lattice Coarse => Lattice with { Resolution = Coarseness * Lattice.Resolution };

    private Crossing CrossingOf(int index)
    {
        var points = _points.Values;
        var (below, above) = (points[index], points[index + 1]);
        return new Crossing(
            Lattice.Estimate(below.Value, above.Value, below.Converges),
            below.Value,
            above.Value,
            Decided(Enumerable.Range(0, index + 1).Reverse().Select(k => points[k]), below.Converges),
            Decided(points.Skip(index + 1), above.Converges),
            below.Converges);
    }

    /// <summary>The nearest value without doubt; none, where doubt ends on the other side of one half.</summary>
    private static double? Decided(IEnumerable<ThresholdPoint> outwards, bool converges) =>
        outwards.FirstOrDefault(point => point.IsDecided) is { } point && point.Converges == converges ? point.Value : null;
}
