using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>What a scenario is read from, beside its tree.</summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="Folder">The folder that paths start from.</param>
/// <param name="Kinds">The kinds that can be named.</param>
internal sealed record ScenarioOrigin(string Name, string Folder, KindRegistry Kinds)
{
    /// <summary>The traces that have been read for it, and for its cells.</summary>
    public TraceCache Traces { get; } = new();

    /// <summary>
    /// True where somebody wrote it, so that what has no effect is a slip; false where a run resolved it, with all defaults.
    /// </summary>
    public bool IsWritten { get; init; } = true;

    /// <summary>True where it starts from another scenario, of which it may replace the last use of something.</summary>
    public bool HasBase { get; init; }

    /// <summary>True where it is as somebody wrote it: what an override replaces may have been the last use of something.</summary>
    public bool IsAsWritten { get; init; }
}
