using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Small helpers on rows of numbers.</summary>
internal static class Numbers
{
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
