using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The table from kinds of results to what a page tells of them. A new study has a line here.</summary>
internal static class PageParts
{
    private static readonly Dictionary<Type, PagePart> Parts = new[]
    {
        PagePart.Of<RunResult>(RunPage.Answer, RunPage.Tables) with
        {
            Models = result => ((RunResult)result).Models,
            Amount = result => ("schedules a model", ((RunResult)result).Models.Max(model => model.Asynchronous.Count)),
        },
        PagePart.Of<OrderingResult>(result => result.Models.Select(model => model.Statement), _ => []),
        PagePart.Of<VarianceResult>(VariancePage.Answer, VariancePage.Tables),
        PagePart.Of<SweepResult>(SweepPage.Answer, SweepPage.Tables) with
        {
            Curves = result => SweepPage.Curves((SweepResult)result),
            Amount = result => ("schedules a model and cell", SweepPage.Schedules((SweepResult)result)),
        },
        PagePart.Of<TableResult>(TablePage.Answer, TablePage.Tables),
        PagePart.Of<ThresholdResult>(ThresholdPage.Answer, ThresholdPage.Tables) with { Command = "threshold" },
        PagePart.Of<AttackResult>(AttackPage.Answer, AttackPage.Tables) with
        {
            Command = "attack",
            Under = "under the worst schedule found of each model",
            Options = result => AttackPage.Options((AttackResult)result),
            Amount = result => ("runs a model", ((AttackResult)result).Options.Budget),
            Models = result => [.. ((AttackResult)result).Models.Select(model => model.Result)],
        },
        PagePart.Of<FalsifyResult>(FalsifyPage.Answer, FalsifyPage.Tables) with
        {
            Command = "falsify",
            Options = result => FalsifyPage.Options((FalsifyResult)result),
            Amount = result => ("schedules drawn of a model, at most", ((FalsifyResult)result).Options.MaxTests),
        },
    }.ToDictionary(part => part.Result);

    /// <summary>What a page tells of a result; nothing, where its figures say all.</summary>
    public static PagePart Of(StudyResult result) =>
        Parts.TryGetValue(result.GetType(), out var part) ? part : PagePart.Of<StudyResult>(_ => [], _ => []);
}
