using System.Runtime.Intrinsics;

namespace Hogwild.Models;

/// <summary>The rectifier max(x, 0), which keeps not-a-number.</summary>
internal static class Relu
{
    internal static void Apply(Span<double> values)
    {
        var lanes = Vector256<double>.Count;
        var i = 0;
        for (; i <= values.Length - lanes; i += lanes)
        {
            var part = values.Slice(i, lanes);
            Vector256.Max(Vector256.Create<double>(part), Vector256<double>.Zero).CopyTo(part);
        }

        for (; i < values.Length; i++)
        {
            values[i] = Math.Max(values[i], 0);
        }
    }
}
