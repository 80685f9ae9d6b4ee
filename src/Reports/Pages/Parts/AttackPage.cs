using System.Globalization;
using System.Text;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>What a page tells of an attack.</summary>
internal static class AttackPage
{
    /// <summary>How bad it gets, a sentence a model.</summary>
    public static IEnumerable<string> Answer(AttackResult result) => result.Models.Select(model =>
        $"{model.Result.Model}: the worst schedule found {End(model.Worst)}, by {model.Worst.Strategy}; random schedules reach "
            + $"{Powers.Write(model.RandomMedian)} in the median.");

    /// <summary>What the command was told, or found in the scenario.</summary>
    public static IEnumerable<(string Option, string? Value)> Options(AttackResult result)
    {
        var options = result.Options;
        yield return ("--bound", Csv.Number(options.Bound.InTicks(result.Scenario.Step.Ticks) / result.Scenario.Step.Ticks));
        yield return ("--objective", Written(options.Objective));
        yield return ("--look-ahead", Csv.Number(options.LookAhead));
        yield return ("--budget", Csv.Number(options.Budget));
    }

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

    /// <summary>As it stands in a scenario; a kind without options is its name.</summary>
    private static string Written(ObjectiveSpec objective)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            SpecWriter.Write(json, objective);
        }

        var text = Encoding.UTF8.GetString(stream.ToArray());
        using var document = JsonDocument.Parse(text);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.EnumerateObject().Count() == 1
            ? document.RootElement.GetProperty("kind").GetString()! : text;
    }

    private static string End(Attempt attempt) => attempt.DivergedAt is { } time
        ? $"diverges at {DurationText.Write(TimeSpan.FromTicks(time))}" : $"ends at {Powers.Write(attempt.End)}";
}
