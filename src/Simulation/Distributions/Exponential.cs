using System.Runtime.CompilerServices;
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
        if (Vector512.IsHardwareAccelerated && numbers.Length >= Vector512<double>.Count)
        {
            QuantilesOfEights(numbers);
        }
        else
        {
            QuantilesOfFours(numbers);
        }
    }

    /// <summary><see cref="Quantile(double)"/> of eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector512<double> Quantile(Vector512<double> u)
    {
        var rest = Vector512<double>.One - u;
        return Elementary.AreNormal(rest)
            ? Vector512.Create((double)Min.Ticks) - ((double)MeanExcess.Ticks * Elementary.LogOfNormal(rest))
            : Vector512.Create(OneByOne(u.GetLower()), OneByOne(u.GetUpper()));
    }

    /// <summary><see cref="Quantile(double)"/> of four numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<double> Quantile(Vector256<double> u)
    {
        var rest = Vector256<double>.One - u;
        return Elementary.AreNormal(rest)
            ? Vector256.Create((double)Min.Ticks) - ((double)MeanExcess.Ticks * Elementary.LogOfNormal(rest))
            : OneByOne(u);
    }

    /// <summary><see cref="Quantiles"/> of at least eight numbers, eight at a time.</summary>
    internal void QuantilesOfEights(Span<double> numbers)
    {
        var lanes = Vector512<double>.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(numbers.Length, lanes, nameof(numbers));
        ref var start = ref MemoryMarshal.GetReference(numbers);

        // The last eight may overlap those before them: they are read before anything is written.
        var end = (nuint)(numbers.Length - lanes);
        var last = Vector512.LoadUnsafe(ref start, end);
        for (var at = (nuint)0; at < end; at += (nuint)lanes)
        {
            Quantile(Vector512.LoadUnsafe(ref start, at)).StoreUnsafe(ref start, at);
        }

        Quantile(last).StoreUnsafe(ref start, end);
    }

    /// <summary><see cref="Quantiles"/>, four at a time.</summary>
    internal void QuantilesOfFours(Span<double> numbers)
    {
        var lanes = Vector256<double>.Count;
        if (numbers.Length < lanes)
        {
            QuantilesOfFew(numbers);
            return;
        }

        ref var start = ref MemoryMarshal.GetReference(numbers);
        var end = (nuint)(numbers.Length - lanes);
        var last = Vector256.LoadUnsafe(ref start, end);
        for (var at = (nuint)0; at < end; at += (nuint)lanes)
        {
            Quantile(Vector256.LoadUnsafe(ref start, at)).StoreUnsafe(ref start, at);
        }

        Quantile(last).StoreUnsafe(ref start, end);
    }

    private void QuantilesOfFew(Span<double> numbers)
    {
        foreach (ref var number in numbers)
        {
            number = Quantile(number);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector256<double> OneByOne(Vector256<double> u) =>
        Vector256.Create(Quantile(u[0]), Quantile(u[1]), Quantile(u[2]), Quantile(u[3]));
}
