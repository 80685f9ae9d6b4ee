using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What a page tells of one kind of result, beside its figures.</summary>
internal sealed record PagePart
{
    /// <summary>The type of the result.</summary>
    public required Type Result { get; init; }

    /// <summary>The command that leaves such results.</summary>
    public string Command { get; init; } = "run";

    /// <summary>What came out, in sentences.</summary>
    public required Func<StudyResult, IEnumerable<string>> Answer { get; init; }

    /// <summary>Its tables, the one of the terminal first.</summary>
    public required Func<StudyResult, IEnumerable<PageTable>> Tables { get; init; }

    /// <summary>The models whose runs a reader can look at one by one.</summary>
    public Func<StudyResult, IReadOnlyList<ModelResult>> Models { get; init; } = _ => [];

    /// <summary>What the command must be told besides the scenario, by its options; a value of null is that of a switch.</summary>
    public Func<StudyResult, IEnumerable<(string Option, string? Value)>> Options { get; init; } = _ => [];

    /// <summary>How much was run, for those who run it again.</summary>
    public Func<StudyResult, (string What, int Count)> Amount { get; init; } = result =>
        ("schedules a model", result.Scenario.Table?.Schedules ?? result.Scenario.Schedules);

    /// <summary>Under which schedules the runs of <see cref="Models"/> are; empty where they are under those of the scenario.</summary>
    public string Under { get; init; } = string.Empty;

    /// <summary>Whose curves a reader can look into: by default those of <see cref="Models"/>, together.</summary>
    public Func<StudyResult, IReadOnlyList<CurveGroup>> Curves
    {
        get => field ?? (result => Models(result) is { Count: > 0 } models ? [new CurveGroup(Under, result.Scenario, models)] : []);
        init;
    }

    /// <summary>A kind of result.</summary>
    /// <param name="answer">What came out, in sentences.</param>
    /// <param name="tables">Its tables.</param>
    public static PagePart Of<TResult>(Func<TResult, IEnumerable<string>> answer, Func<TResult, IEnumerable<PageTable>> tables)
        where TResult : StudyResult => new()
        {
            Result = typeof(TResult),
            Answer = result => answer((TResult)result),
            Tables = result => tables((TResult)result),
        };
}
