using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What a page tells of a value that is varied, or of several.</summary>
internal static class VaryPage
{
    /// <summary>How many of the runs of every model converged, and where none did.</summary>
    public static IEnumerable<string> Answer(VaryResult result) => result.Values
        .SelectMany(value => value.Models)
        .GroupBy(model => model.Model)
        .Select(model => string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Key}: {model.Sum(Ended)} of {model.Sum(cell => cell.Asynchronous.Count)} runs converge, over {model.Count()} values "
                + $"of {string.Join(" and ", result.Spec.Parameters.Select(parameter => parameter.Path))}."));

    /// <summary>The table of the terminal: a row a value and model.</summary>
    public static IEnumerable<PageTable> Tables(VaryResult result)
    {
        yield return new PageTable(
            "Every value and model",
            [
                .. result.Spec.Parameters.Select(parameter => parameter.Path), "model", "updates/node\nto tolerance",
                "time to\ntolerance (s)", "largest\ndeviation", "ended",
            ],
            [.. result.Values.SelectMany(value => value.Models.Select(model => Row(value, model)))])
        {
            Note = "± is the population standard deviation over schedules. vary.csv has every number.",
        };
    }

    private static PageCell[] Row(VariedResult value, ModelResult model) =>
    [
        .. value.Values.Select(text => new PageCell(text, value.Values.Count == 1 ? value.Number : null)),
        model.Model,
        PageCell.Of(model.UpdatesToTolerance),
        PageCell.Of(model.Metric("time_to_tolerance")),
        model.Deviation is { N: > 0 } deviation ? PageCell.Of(deviation.Max) : PageCell.Nothing,
        RunTable.Ends(model.Asynchronous),
    ];

    private static int Ended(ModelResult model) =>
        model.Asynchronous.Count(run => run.Outcome is RunOutcome.Converged or RunOutcome.Finished);
}
