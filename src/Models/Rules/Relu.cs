namespace Hogwild.Models;

/// <summary>The rectifier max(x, 0), which keeps not-a-number.</summary>
internal static class Relu
{
    internal static void Apply(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Max(values[i], 0);
        }
    }
}
