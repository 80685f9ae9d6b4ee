namespace Hogwild.Experiments;

/// <summary>What scenarios, files and tables call regimes.</summary>
internal static class RegimeText
{
    /// <summary>The name of a regime.</summary>
    public static string Text(this Regime regime) => regime == Regime.Synchronous ? "synchronous" : "asynchronous";
}
