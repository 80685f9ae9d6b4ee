using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What a page is made of.</summary>
internal sealed record PageContent
{
    /// <summary>What came out of the studies of one scenario, the main one first.</summary>
    public required IReadOnlyList<StudyResult> Results { get; init; }

    /// <summary>The figures, in the order of the files.</summary>
    public required IReadOnlyList<PageFigure> Figures { get; init; }

    /// <summary>Versions and machine, by names; that of Hogwild first.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Origin { get; init; }

    /// <summary>How long it took; null where nobody has measured it.</summary>
    public TimeSpan? Wall { get; init; }

    /// <summary>The scenario.</summary>
    public Scenario Scenario => Results[0].Scenario;

    /// <summary>The title.</summary>
    public string Title => Escapes.Line(Scenario.Title ?? Scenario.Name);
}
