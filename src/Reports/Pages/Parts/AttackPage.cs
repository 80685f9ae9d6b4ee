using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>What a page tells of an attack.</summary>
internal static class AttackPage
{
    /// <summary>How bad it gets, a sentence a model.</summary>
    public static IEnumerable<string> Answer(AttackResult result) => result.Models.Select(model =>
        $"{model.Result.Model}: the worst schedule found {End(model.Worst)}, by {model.Worst.Strategy}; random schedules reach "
            + $"{Powers.Write(model.RandomMedian)} in the median.");

    /// <summary>A row a model and strategy.</summary>
    public static IEnumerable<PageTable> Tables(AttackResult result) =>
    [
        new PageTable(
            $"The objective ({Objectives.NameOf(result.Options.Objective)}) under the worst schedule of every strategy",
            ["model", "strategy", "at the end", "at most", "random schedules:\nmedian", "worst", "diverged at (s)"],
            [.. result.Models.SelectMany(model => model.Strategies.Select(attempt => (PageCell[])
            [
                model.Result.Model, attempt.Strategy, PageCell.Of(attempt.End), PageCell.Of(attempt.Max), PageCell.Of(model.RandomMedian),
                PageCell.Of(model.RandomWorst.End),
                PageCell.Of(attempt.DivergedAt is { } time ? Ticks.ToSeconds(time) : null),
            ]))])
        {
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Models[0].Random.Count} random schedules a model are what everything is compared with."),
        },
    ];

    private static string End(Attempt attempt) => attempt.DivergedAt is { } time
        ? $"diverges at {DurationText.Write(TimeSpan.FromTicks(time))}" : $"ends at {Powers.Write(attempt.End)}";
}
