using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// The axis of a varied parameter: logarithmic where its values span a factor of ten, evenly spaced where they are no numbers.
/// </summary>
internal sealed class VaryAxis
{
    private const double WideRange = 10;
    private readonly VarySpec _spec;
    private readonly double[] _places;

    /// <summary>The axis of a parameter.</summary>
    public VaryAxis(VarySpec spec)
    {
        _spec = spec;
        double[] numbers = [.. spec.Scenarios.Select(value => value.Number ?? double.NaN)];
        var isNumeric = numbers.All(double.IsFinite);
        var isLog = isNumeric && numbers.Min() > 0 && numbers.Max() >= WideRange * numbers.Min();
        _places = [.. numbers.Select((number, index) => isLog ? Math.Log10(number) : isNumeric ? number : index)];
    }

    /// <summary>Where the value with a number in the list stands.</summary>
    public double Place(int index) => _places[index];

    /// <summary>Gives a panel limits and a tick a value.</summary>
    public void Apply(IAxis axis, out double left, out double right)
    {
        var room = Math.Max(0.06 * (_places.Max() - _places.Min()), 0.05);
        (left, right) = (_places.Min() - room, _places.Max() + room);
        axis.TickGenerator = new NumericManual(_places, [.. _spec.Scenarios.Select(value => value.Value.TrimEnd('%'))]);
    }
}
