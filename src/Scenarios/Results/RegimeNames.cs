namespace Hogwild.Scenarios;

/// <summary>What files and tables call regimes and outcomes.</summary>
internal static class RegimeNames
{
    /// <summary>The name of a regime.</summary>
    public static string Text(this Regime regime) => regime == Regime.Synchronous ? "synchronous" : "asynchronous";

    /// <summary>The name of an outcome.</summary>
    public static string Text(this Outcome outcome) => outcome switch
    {
        Outcome.Converged => "converged",
        Outcome.NotConverged => "not converged",
        Outcome.Diverged => "diverged",
        Outcome.Finished => "finished",
        Outcome.Stalled => "stalled",
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
