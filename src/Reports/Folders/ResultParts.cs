using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The table from kinds of results to what is written of them. A new study has a line here.</summary>
internal static class ResultParts
{
    private static readonly Dictionary<Type, ResultPart> Parts = new[]
    {
        ResultPart.Of<RunResult>(RunFiles.Of, (json, result) => RunFile.WriteModels(json, result.Models)),
        ResultPart.Of<TimelineResult>(result =>
            ResultFile.Picture(
                "figures/timeline", () => TimelineFigure.Create(result.Timeline, result.Scenario), result.Scenario.Figures)),
        ResultPart.Of<OrderingResult>(OrderingFiles.Of),
        ResultPart.Of<VarianceResult>(VarianceFiles.Of),
        ResultPart.Of<SweepResult>(_ => [], (json, result) => RunFile.WriteTensors(json, SweepFiles.Tensors(result))) with
        {
            Files = (result, folder) => SweepFiles.Of((SweepResult)result, folder),
        },
        ResultPart.Of<TableResult>(PaperFiles.Of, TableJson.Write),
        ResultPart.Of<AttackResult>(
            AttackFiles.Of, (json, result) => RunFile.WriteModels(json, [.. result.Models.Select(model => model.Result)])),
        ResultPart.Of<FalsifyResult>(FalsifyFiles.Of, (json, _) => RunFile.WriteModels(json, [])) with
        {
            Scenario = result => FalsifyFiles.Replayable((FalsifyResult)result),
        },
        ResultPart.Of<ThresholdResult>(_ => []) with { Files = (result, folder) => ThresholdFiles.Of((ThresholdResult)result, folder) },
    }.ToDictionary(part => part.Result);

    /// <summary>What is written of a result.</summary>
    /// <exception cref="ArgumentException">It is of a kind that leaves no folder of results.</exception>
    public static ResultPart Of(StudyResult result) => Parts.TryGetValue(result.GetType(), out var part) ? part
        : throw new ArgumentException($"expected a result that makes a folder, found {result.GetType().Name}", nameof(result));
}
