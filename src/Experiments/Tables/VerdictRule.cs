using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>When a table says better, within one standard deviation, or worse.</summary>
internal static class VerdictRule
{
    private const int LeastSeeds = 3;

    /// <summary>
    /// The verdict on a mean; none against a number without a standard deviation. Means are compared as published, to one decimal.
    /// </summary>
    public static TableVerdict Of(Statistics ours, PublishedNumber? theirs, bool isAccuracy, bool isComplete)
    {
        if (theirs is not { Std: { } std } || !isComplete || ours.N == 0)
        {
            return TableVerdict.None;
        }

        // Whole tenths, so that 24.3 − 19.9 is 4.4 and no rounding more.
        var difference = Math.Round(10 * ours.Mean) - Math.Round(10 * theirs.Mean);
        return Math.Abs(difference) <= Math.Round(10 * std) ? TableVerdict.WithinOneStd
            : difference > 0 == isAccuracy ? TableVerdict.Better : TableVerdict.Worse;
    }

    /// <summary>
    /// True where every fold of the split and at least three seeds were trained and judged by test graphs that have not chosen
    /// their epoch, and none failed.
    /// </summary>
    public static bool IsComplete(TableSpec spec, IReadOnlyList<UnitResult> units)
    {
        var folds = Math.Max(1, spec.Split);
        return !spec.Validates && spec.Choose != ChosenEpoch.Test && units.All(unit => unit.Score is not null)
            && units.Select(unit => unit.Unit.Fold).Distinct().Count() == folds
            && units.Select(unit => unit.Unit.Seed).Distinct().Count() is var seeds and >= LeastSeeds
            && units.Count == folds * seeds;
    }

    /// <summary>What tables write.</summary>
    public static string Text(this TableVerdict verdict) => verdict switch
    {
        TableVerdict.Better => "better",
        TableVerdict.WithinOneStd => "within one std",
        TableVerdict.Worse => "worse",
        _ => string.Empty,
    };
}
