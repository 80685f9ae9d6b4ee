using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>What values of parameters amount to, for reading: a row for every combination and model.</summary>
internal static class VaryReading
{
    private static readonly string[] Titles =
        ["model", "updates/node to tolerance", "time to tolerance (s)", "largest deviation", "loss at the end", "ended"];

    /// <summary>The table.</summary>
    public static ReadingTable Of(VaryResult result)
    {
        var hasLoss = result.Values.Any(value => value.Models.Any(model => model.Metric("loss").N > 0));
        return new ReadingTable(
            result.Scenario.Title ?? result.Scenario.Name,
            result.Scenario.Name,
            [.. result.Spec.Parameters.Select(parameter => parameter.Path), .. Titles.Where(title => hasLoss || title != Titles[4])],
            result.Spec.Parameters.Count + 1,
            [
                .. from value in result.Values
                   from model in value.Models
                   select (string[])
                   [
                       .. value.Values, model.Model, Text(model.UpdatesToTolerance), Text(model.Metric("time_to_tolerance")),
                       model.Deviation is { N: > 0 } deviation ? Powers.Write(deviation.Max) : "–",
                       .. hasLoss ? [Text(model.Metric("loss"))] : Array.Empty<string>(), RunReading.Ended(model.Asynchronous),
                   ],
            ],
            [.. RunReading.Notes(result.Scenario, result.Values.SelectMany(value => value.Models))]);
    }

    private static string Text(Statistics statistics) => statistics.N switch
    {
        0 => "–",
        1 => Powers.Write(statistics.Mean),
        _ => Powers.Write(statistics.Mean, statistics.Std),
    };
}
