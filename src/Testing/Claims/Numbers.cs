using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Small helpers on rows of numbers.</summary>
internal static class Numbers
{
    /// <summary>‖a − b‖∞; infinite where a number is none.</summary>
    public static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var distance = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            var difference = Math.Abs(a[k] - b[k]);
            distance = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(distance, difference);
        }

        return distance;
    }

    /// <summary>‖a‖∞.</summary>
    public static double Largest(ReadOnlySpan<double> a)
    {
        var largest = 0.0;
        foreach (var number in a)
        {
            largest = Math.Max(largest, Math.Abs(number));
        }

        return largest;
    }

    /// <summary>Where two rows differ most.</summary>
    public static int Farthest(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var at = 0;
        for (var k = 1; k < a.Length; k++)
        {
            at = Math.Abs(a[k] - b[k]) > Math.Abs(a[at] - b[at]) ? k : at;
        }

        return at;
    }

    /// <summary>A number with the digits that people want: three.</summary>
    public static string Short(double number) => Powers.Write(number);
}
