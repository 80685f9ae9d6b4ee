namespace Hogwild.Experiments;

/// <summary>What files and tables call outcomes, and the runs of a regime.</summary>
internal static class RegimeNames
{
    /// <summary>The name of an outcome.</summary>
    public static string Text(this RunOutcome outcome) => outcome switch
    {
        RunOutcome.Converged => "converged",
        RunOutcome.NotConverged => "not converged",
        RunOutcome.Diverged => "diverged",
        RunOutcome.Finished => "finished",
        RunOutcome.Stalled => "stalled",
        _ => "incomplete",
    };

    /// <summary>The runs of a model by regime, the synchronous one first; a regime without runs is left out.</summary>
    public static IEnumerable<(Regime Regime, IReadOnlyList<Trajectory> Runs)> ByRegime(this ModelResult result)
    {
        yield return (Regime.Synchronous, [result.Synchronous]);
        if (result.Asynchronous.Count > 0)
        {
            yield return (Regime.Asynchronous, result.Asynchronous);
        }
    }
}
