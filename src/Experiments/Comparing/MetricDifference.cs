namespace Hogwild.Experiments;

/// <summary>How one metric of one model and regime differs between two results, second minus first.</summary>
internal sealed record MetricDifference
{
    /// <summary>What it is of: names of model, regime, … and of the metric at the end.</summary>
    public required IReadOnlyList<string> Group { get; init; }

    /// <summary>The one cell of a sweep that it is of; null where it is over all of them.</summary>
    public string? Cell { get; init; }

    /// <summary>How many cells it is over; 1 where nothing is swept.</summary>
    public required int Cells { get; init; }

    /// <summary>Whether runs are paired, which share their random numbers; else means of independent runs are compared.</summary>
    public required bool IsPaired { get; init; }

    /// <summary>
    /// Units that means, difference and interval are over: pairs of replicates (of trainings), each with all of its cells, that have finite
    /// values on both sides. Unpaired: replicates of the first with finite values.
    /// </summary>
    public required int Count { get; init; }

    /// <summary>The same; unpaired those of the second.</summary>
    public required int CountOfSecond { get; init; }

    /// <summary>The mean of the first values; not a number where there are none.</summary>
    public required double First { get; init; }

    /// <summary>The mean of the second values.</summary>
    public required double Second { get; init; }

    /// <summary>Second minus first.</summary>
    public double Difference => Second - First;

    /// <summary>The difference in per cent of the size of the first mean; not a number where that is 0.</summary>
    public double PerCent => First == 0 ? double.NaN : 100 * Difference / Math.Abs(First);

    /// <summary>The interval of the difference; not a number where there are fewer than <see cref="Bootstrap.Fewest"/> units.</summary>
    public (double Low, double High) Interval { get; init; } = (double.NaN, double.NaN);

    /// <summary>The sign test over units, infinite values among them; null where nothing is paired.</summary>
    public SignTest? Signs { get; init; }

    /// <summary>What is in no mean since a value is infinite (diverged, never reached) and none is not a number.</summary>
    public required LeftOut Endless { get; init; }

    /// <summary>What is in no mean, and has no sign, since a value is not a number.</summary>
    public required LeftOut Undefined { get; init; }

    /// <summary>Runs that only the first has; unpaired all of them.</summary>
    public required int OnlyInFirst { get; init; }

    /// <summary>Runs that only the second has; unpaired all of them.</summary>
    public required int OnlyInSecond { get; init; }

    /// <summary>Whether nothing differs: every run has the value of its pair; unpaired: all runs of both have one and the same.</summary>
    public required bool IsSame { get; init; }
}
