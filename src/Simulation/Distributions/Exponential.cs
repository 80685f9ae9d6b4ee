using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>A smallest duration plus an exponentially distributed one.</summary>
/// <param name="MeanExcess">The mean of the exponential part.</param>
/// <param name="Min">The smallest duration; default 0.</param>
public sealed record Exponential(TimeSpan MeanExcess, TimeSpan Min = default) : IDistribution
{
    /// <inheritdoc/>
    public double Minimum => Min.Ticks;

    /// <inheritdoc/>
    public double Mean => Min.Ticks + (double)MeanExcess.Ticks;

    /// <inheritdoc/>
    public double Quantile(double u) => Min.Ticks - (MeanExcess.Ticks * Elementary.Log(1 - u));

    /// <inheritdoc/>
    public void Quantiles(Span<double> numbers)
    {
        var (min, mean) = ((double)Min.Ticks, (double)MeanExcess.Ticks);
        ref var start = ref MemoryMarshal.GetReference(numbers);
        var at = 0;
        for (; at <= numbers.Length - Vector256<double>.Count; at += Vector256<double>.Count)
        {
            var rest = Vector256<double>.One - Vector256.LoadUnsafe(ref start, (nuint)at);
            if (!Elementary.AreNormal(rest))
            {
                break;
            }

            (Vector256.Create(min) - (mean * Elementary.LogOfNormal(rest))).StoreUnsafe(ref start, (nuint)at);
        }

        for (; at < numbers.Length; at++)
        {
            numbers[at] = Quantile(numbers[at]);
        }
    }
}
