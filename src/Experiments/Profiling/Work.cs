using System.Diagnostics;

namespace Hogwild.Experiments;

/// <summary>
/// Tells whoever listens what is being done, as activities of .NET, for instance <c>hogwild run --profile</c>. Where nobody listens it does
/// nothing; no result depends on it.
/// </summary>
internal static class Work
{
    /// <summary>Reading scenarios and data.</summary>
    internal const string Reading = "reading";

    /// <summary>Making graphs and rules.</summary>
    internal const string Models = "models";

    /// <summary>Runs: kernel, schedulers, rules and the monitor.</summary>
    internal const string Runs = "runs";

    /// <summary>Looks at all states.</summary>
    internal const string Samples = "samples";

    /// <summary>Naming, writing and finding finished runs.</summary>
    internal const string Keeping = "keeping";

    /// <summary>What runs amount to, and telling it.</summary>
    internal const string Summaries = "summaries";

    /// <summary>Writing tables and <c>run.json</c>.</summary>
    internal const string Tables = "tables";

    /// <summary>Drawing and writing figures.</summary>
    internal const string Figures = "figures";

    /// <summary>Writing <c>report.html</c>.</summary>
    internal const string Page = "page";

    private static readonly ActivitySource Source = new("Hogwild.Experiments");

    /// <summary>Something that is done until this is disposed of, on the same thread; null where nobody listens.</summary>
    internal static Activity? On(string part) => Source.StartActivity(part);

    /// <summary>Says of what was done how many updates of how many nodes it was.</summary>
    internal static void Tell(this Activity? work, long updates, int nodes) =>
        work?.SetTag("updates", updates).SetTag("nodes", nodes);
}
