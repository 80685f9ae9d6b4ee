using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// The axis of a swept path: logarithmic where it was given so, or where its values span a factor of ten; evenly spaced where they are no
/// numbers.
/// </summary>
internal sealed class SweepAxis
{
    private const double WideRange = 10;
    private const double Room = 0.06;
    private const double Spacing = 0.045;
    private const double LetterSpacing = 0.017;
    private readonly SweptPath _path;
    private readonly double[] _places;

    /// <summary>The axis of a path.</summary>
    public SweepAxis(SweptPath path)
    {
        _path = path;
        IsNumeric = path.IsNumeric;
        double[] numbers = [.. path.Values.Select(value => IsNumeric ? value.Number!.Value : 0)];
        var isLog = IsNumeric && numbers.Min() > 0 && (path.IsLog || numbers.Max() >= WideRange * numbers.Min());
        _places = [.. numbers.Select((number, index) => isLog ? Math.Log10(number) : IsNumeric ? number : index)];
    }

    /// <summary>Whether values are numbers, between which lines mean something.</summary>
    public bool IsNumeric { get; }

    /// <summary>The values in the order of their places.</summary>
    public IEnumerable<int> Order => Enumerable.Range(0, _places.Length).OrderBy(index => _places[index]);

    /// <summary>Where the value with a number in the list stands.</summary>
    public double Place(int index) => _places[index];

    /// <summary>What a tick says: of shares the number alone, as the axis has the unit.</summary>
    public static string Label(SweptPath path, int index) =>
        path.IsShare ? path.Values[index].Label.TrimEnd('%') : path.Values[index].Label;

    /// <summary>Gives a panel limits, and a tick a value; a label where there is room for it.</summary>
    public void Apply(Plot plot, double bottom, double top)
    {
        var span = _places.Max() - _places.Min();
        var (first, last) = (Order.First(), Order.Last());
        var letters = Math.Max(Label(_path, first).Length, Label(_path, last).Length);
        var room = span > 0 ? Math.Max(Room, LetterSpacing * letters / 2) * span : 1;
        plot.Axes.SetLimits(_places.Min() - room, _places.Max() + room, bottom, top);
        var (ticks, next) = (new NumericManual(), double.NegativeInfinity);
        foreach (var index in Order)
        {
            var (place, label) = (_places[index], Label(_path, index));
            var half = span * Math.Max(Spacing, LetterSpacing * label.Length) / 2;
            if (place - half >= next)
            {
                ticks.AddMajor(place, label);
                next = place + half;
            }
            else
            {
                ticks.AddMinor(place);
            }
        }

        plot.Axes.Bottom.TickGenerator = ticks;
    }
}
