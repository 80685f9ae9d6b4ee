using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Training;

namespace Hogwild.Reports;

/// <summary>What choosing an epoch came to, as rows of text for the terminal, pages and Markdown: a row for every cell.</summary>
internal static class EpochRows
{
    /// <summary>What figures are called that the judging graphs themselves have chosen.</summary>
    public const string Optimistic = "optimistic: epoch chosen by the test graphs";

    /// <summary>The titles of the columns.</summary>
    public static IReadOnlyList<string> Titles { get; } =
    [
        "model", "data set", "epoch judged", "validation there", "test there", "test, last epoch",
        $"{Optimistic}, of each training its own", $"{Optimistic}, one for all", "that epoch",
    ];

    /// <summary>What the figures are.</summary>
    public static string Explain(TableResult result) => result.Scenario.Table!.Choose == ChosenEpoch.Test
        ? "Weights are judged after the epoch that is best on the very graphs that judge them. That is the usual figure, and optimistic; "
            + "no verdict rests on it. One epoch for all trainings: the one with the best mean (Xu et al. 2019)."
        : "Weights are judged after the epoch that is best on the validation graphs, which are not trained on. Beside that the usual "
            + "figures, which are optimistic, since the test graphs choose the epoch: of each training its own, or one epoch for all, the "
            + "one with the best mean (Xu et al. 2019). No verdict rests on these.";

    /// <summary>The rows.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(TableResult result) =>
        Keyed(result).Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Text)]);

    /// <summary>The rows with the numbers that stand in them; null in a cell of words.</summary>
    public static IEnumerable<IReadOnlyList<(string Text, double? Key)>> Keyed(TableResult result) =>
        result.Cells.Where(cell => cell.Epochs is not null).Select(cell => Row(cell, cell.Epochs!));

    /// <summary>The optimistic figures of a cell in a line or two; none where it has none.</summary>
    public static IEnumerable<string> Lines(CellResult cell)
    {
        if (cell.Epochs is not { Each.N: > 0 } epochs)
        {
            yield break;
        }

        if (cell.Choose != ChosenEpoch.Test)
        {
            yield return $"optimistic {TableText.Of(epochs.Each)}";
        }

        if (epochs.One is { } one && cell.Units.Count > 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"optimistic {TableText.Of(one.Test)} at epoch {one.Epoch}");
        }
    }

    private static IReadOnlyList<(string Text, double? Key)> Row(CellResult cell, EpochSummary epochs) =>
    [
        (cell.Model.Name, null),
        (cell.Dataset, null),
        (epochs.Chosen.N > 1 && epochs.Chosen.Std > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{epochs.Chosen.Min:0} to {epochs.Chosen.Max:0}")
            : string.Create(CultureInfo.InvariantCulture, $"{epochs.Chosen.Mean:0}"), epochs.Chosen.Mean),
        Number(epochs.Validation),
        Number(epochs.Each.N == 0 ? epochs.Each : cell.Value),
        Number(epochs.Last),
        Number(epochs.Each),
        Number(epochs.One?.Test ?? epochs.Each),
        (epochs.One?.Epoch.ToString(CultureInfo.InvariantCulture) ?? "–", epochs.One?.Epoch),
    ];

    private static (string Text, double? Key) Number(Statistics statistics) => (TableText.Of(statistics), statistics.Mean);
}
