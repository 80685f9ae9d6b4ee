namespace Hogwild.Reports;

/// <summary>What is kept beside results for later runs, and may be deleted.</summary>
internal static class Kept
{
    /// <summary>Where trained weights are kept: each is trained once.</summary>
    /// <param name="results">The folder of all results.</param>
    public static string Weights(string results) => Path.Combine(results, ".weights");

    /// <summary>Where finished units of work are kept, so that what was stopped goes on where it was.</summary>
    /// <param name="results">The folder of all results.</param>
    public static string Units(string results) => Path.Combine(results, ".results");
}
