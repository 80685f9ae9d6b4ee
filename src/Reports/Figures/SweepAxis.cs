using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// The axis of a swept path: logarithmic where it was given so, or where its values are positive, span a factor of ten and are not evenly
/// spaced; evenly spaced, which its name says, where they are no numbers, or where zero stands among numbers so far apart that most would
/// lie on each other.
/// </summary>
internal sealed class SweepAxis
{
    private const double WideRange = 10;
    private const double NearestShare = 1.0 / 60;
    private const double Alike = 1.01;
    private const double Room = 0.06;
    private const float Space = 8;
    private readonly string[] _labels;
    private readonly double[] _places;

    /// <summary>The axis of a path.</summary>
    public SweepAxis(SweptPath path)
    {
        IsNumeric = path.IsNumeric;
        double[] numbers = [.. path.Values.Select((value, index) => IsNumeric ? value.Number!.Value : index)];
        var isLog = IsNumeric && numbers.Min() > 0
            && (path.IsLog || (numbers.Max() >= WideRange * numbers.Min() && !IsEven(numbers)));
        var gaps = Gaps(numbers);
        var isToScale = isLog || gaps.DefaultIfEmpty(1).Min() >= NearestShare * gaps.Sum() || IsEven(numbers);
        double[] order = [.. numbers.Distinct().Order()];
        _places = [.. numbers.Select(number => isLog ? Math.Log10(number) : isToScale ? number : Array.IndexOf(order, number))];
        _labels = [.. Labels(path)];
        Title = Name(path, isToScale || !IsNumeric);
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>Whether values are numbers, between which lines mean something.</summary>
    public bool IsNumeric { get; }

    /// <summary>The values in the order of their places.</summary>
    public IEnumerable<int> Order => Enumerable.Range(0, _places.Length).OrderBy(index => _places[index]);

    /// <summary>
    /// What an axis is called: where it stands its values evenly though they are numbers at other distances and ratios, it says so.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="isToScale">Whether its places are those of the numbers, or of their logarithms.</param>
    public static string Name(SweptPath path, bool isToScale)
    {
        double[] numbers = path.IsNumeric ? [.. path.Values.Select(value => value.Number!.Value)] : [];
        var isEven = IsEven(numbers) || (numbers.Min() > 0 && IsEven([.. numbers.Select(Math.Log10)]));
        return isToScale || isEven ? path.Axis
            : path.Axis.EndsWith(')') ? $"{path.Axis[..^1]}; not to scale)" : $"{path.Axis} (not to scale)";
    }

    /// <summary>
    /// What ticks say: of shares the numbers alone, as the axis has the unit; numbers in one form, all as powers of ten where some need it.
    /// </summary>
    public static IEnumerable<string> Labels(SweptPath path)
    {
        var labels = path.Values.Select(value => path.IsShare ? value.Label.TrimEnd('%') : value.Label).ToList();
        return path is { IsNumeric: true, IsDuration: false, IsShare: false } && labels.TrueForAll(IsNumber)
            && labels.Exists(label => label.Contains('e', StringComparison.OrdinalIgnoreCase))
            ? path.Values.Select(value => InPowers(value.Number!.Value)) : labels;
    }

    /// <summary>Where the value with a number in the list stands.</summary>
    public double Place(int index) => _places[index];

    /// <summary>Gives a panel limits, and a tick a value; a label where there is room for it, in lines where it is long.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="bottom">The lower end of its upright axis.</param>
    /// <param name="top">The upper end.</param>
    /// <param name="width">The width of the panel.</param>
    public void Apply(PanelPlot plot, double bottom, double top, float width)
    {
        var span = _places.Max() - _places.Min();
        var free = Math.Max(1, width - plot.Padding.Left - plot.Padding.Right);
        var (first, last) = (Order.First(), Order.Last());
        var most = IsNumeric ? free : free / _places.Length;
        string[] labels = [.. _labels.Select(label => string.Join('\n', FigureText.Break(label, PanelStyle.TickSize, most - Space)))];
        var half = Math.Max(Measure(labels[first]), Measure(labels[last])) / 2;
        var room = span > 0 ? span * Math.Max(Room, Math.Min(0.5, half / Math.Max(1, free - (2 * half)))) : 1;
        plot.Axes.SetLimits(_places.Min() - room, _places.Max() + room, bottom, top);
        plot.TickLines = labels.Max(label => label.Count(letter => letter == '\n'));
        plot.Axes.Bottom.TickGenerator = Ticks(labels, free / (span + (2 * room)));
    }

    private NumericManual Ticks(string[] labels, double unit)
    {
        var (ticks, next) = (new NumericManual(), double.NegativeInfinity);
        foreach (var index in Order)
        {
            var (middle, half) = (_places[index] * unit, (Measure(labels[index]) + Space) / 2);
            if (middle - half >= next)
            {
                ticks.AddMajor(_places[index], labels[index]);
                next = middle + half;
            }
            else
            {
                ticks.AddMinor(_places[index]);
            }
        }

        return ticks;
    }

    private static bool IsEven(double[] numbers)
    {
        var gaps = Gaps(numbers);
        return gaps.Length < 2 || gaps.Max() <= Alike * gaps.Min();
    }

    private static double[] Gaps(double[] numbers)
    {
        double[] order = [.. numbers.Distinct().Order()];
        return [.. order.Zip(order.Skip(1), (one, next) => next - one)];
    }

    private static float Measure(string label) => label.Split('\n').Max(line => FigureText.Measure(line, PanelStyle.TickSize));

    private static bool IsNumber(string label) => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string InPowers(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(number)) + 1e-12);
        var digits = Powers.Write(number / Math.Pow(10, exponent));
        return digits == "1" ? Powers.OfTen(exponent) : $"{digits}×{Powers.OfTen(exponent)}";
    }
}
