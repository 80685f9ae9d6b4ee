using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>How runs ended, in words: every outcome by its own name, since a layered model that finishes has not converged.</summary>
internal static class Endings
{
    /// <summary>All outcomes with their numbers: <c>all 6 runs finish</c>; <c>4 of 6 runs converge, 2 diverge</c>.</summary>
    /// <param name="outcomes">How they ended, at least one.</param>
    /// <param name="one">What one of them is called.</param>
    /// <param name="many">What several are called.</param>
    public static string Of(IReadOnlyList<RunOutcome> outcomes, string one, string many)
    {
        var groups = outcomes.GroupBy(outcome => outcome).OrderBy(group => group.Key).ToList();
        if (groups.Count == 1)
        {
            return Whole(groups[0].Key, outcomes.Count, one, many);
        }

        var parts = groups.Select((group, place) => string.Create(
            CultureInfo.InvariantCulture,
            $"{group.Count()}{(place == 0 ? $" of {outcomes.Count} {many}" : string.Empty)} {Verb(group.Key, group.Count())}"));
        return string.Join(", ", parts);
    }

    /// <summary>How far outputs end from the synchronous ones; empty where nothing was measured.</summary>
    /// <param name="deviations">Of the runs in which it is finite.</param>
    /// <param name="runs">How many runs there are.</param>
    public static string Deviation(IReadOnlyList<Statistics> deviations, int runs)
    {
        var known = deviations.Where(deviation => deviation.N > 0).ToList();
        if (known.Count == 0)
        {
            return string.Empty;
        }

        var (most, count) = (known.Max(deviation => deviation.Max), known.Sum(deviation => deviation.N));
        var whose = count == runs ? "outputs" : string.Create(CultureInfo.InvariantCulture, $"the finite outputs (of {count})");
        return most == 0 ? $"; {whose} are those of the synchronous computation"
            : $"; {whose} end at most {Powers.Write(most)} from the synchronous ones";
    }

    private static string Whole(RunOutcome outcome, int count, string one, string many) => count == 1 ? $"the one {one} {Verb(outcome, 1)}"
        : outcome is RunOutcome.NotConverged or RunOutcome.Incomplete
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"none of the {count} {many} {(outcome == RunOutcome.Incomplete ? "finishes" : "converges")} in time")
            : string.Create(CultureInfo.InvariantCulture, $"all {count} {many} {Verb(outcome, count)}");

    /// <summary>The verb of an outcome.</summary>
    public static string Verb(RunOutcome outcome, int count) => outcome switch
    {
        RunOutcome.Converged => count == 1 ? "converges" : "converge",
        RunOutcome.Finished => count == 1 ? "finishes" : "finish",
        RunOutcome.Diverged => count == 1 ? "diverges" : "diverge",
        RunOutcome.Stalled => count == 1 ? "stalls" : "stall",
        RunOutcome.Incomplete => count == 1 ? "does not finish in time" : "do not finish in time",
        _ => count == 1 ? "does not converge in time" : "do not converge in time",
    };
}
