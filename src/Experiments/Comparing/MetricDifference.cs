namespace Hogwild.Experiments;

/// <summary>How one metric of one model and regime differs between two results, second minus first.</summary>
internal sealed record MetricDifference
{
    /// <summary>What it is of: names of model, regime, … and of the metric at the end.</summary>
    public required IReadOnlyList<string> Group { get; init; }

    /// <summary>Whether runs are paired, which share their random numbers; else means of independent runs are compared.</summary>
    public required bool IsPaired { get; init; }

    /// <summary>
    /// Pairs that means, difference and interval are over: those with finite values on both sides. Unpaired: finite first values.
    /// </summary>
    public required int Count { get; init; }

    /// <summary>The mean of the first values; not a number where there are none.</summary>
    public required double First { get; init; }

    /// <summary>The mean of the second values.</summary>
    public required double Second { get; init; }

    /// <summary>Second minus first.</summary>
    public double Difference => Second - First;

    /// <summary>The difference in per cent of the size of the first mean; not a number where that is 0.</summary>
    public double PerCent => First == 0 ? double.NaN : 100 * Difference / Math.Abs(First);

    /// <summary>The interval of the difference; not a number where there are fewer than two values.</summary>
    public (double Low, double High) Interval { get; init; } = (double.NaN, double.NaN);

    /// <summary>The sign test over all pairs, infinite values among them; null where nothing is paired.</summary>
    public SignTest? Signs { get; init; }

    /// <summary>Pairs, or values, that are in no mean since one is infinite (never reached) or no number: in the first, …</summary>
    public int EndlessInFirst { get; init; }

    /// <summary>… in the second, …</summary>
    public int EndlessInSecond { get; init; }

    /// <summary>… or in both.</summary>
    public int EndlessInBoth { get; init; }

    /// <summary>Runs that only the first has.</summary>
    public int OnlyInFirst { get; init; }

    /// <summary>Runs that only the second has.</summary>
    public int OnlyInSecond { get; init; }

    /// <summary>Whether every pair has equal values, and no run is without its pair.</summary>
    public bool IsSame => OnlyInFirst + OnlyInSecond == 0 && Signs is { Less: 0, Greater: 0 };
}
