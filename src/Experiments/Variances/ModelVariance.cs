using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>How the variance of the answers of one model is split.</summary>
public sealed record ModelVariance
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>How many weights are in it.</summary>
    public required int Weights { get; init; }

    /// <summary>How many schedules of each.</summary>
    public required int Schedules { get; init; }

    /// <summary>How many orders of summation of each of these.</summary>
    public required int Sums { get; init; }

    /// <summary>How many runs gave no answer, by how they ended.</summary>
    public required IReadOnlyList<KeyValuePair<RunOutcome, int>> Without { get; init; }

    /// <summary>
    /// Runs that are in no number: those without an answer, the others of their schedules, and as many of other weights as make the design
    /// balanced again.
    /// </summary>
    public required int LeftOut { get; init; }

    /// <summary>The responses, the outputs first; empty where too few schedules gave an answer.</summary>
    public required IReadOnlyList<ResponseVariance> Responses { get; init; }

    /// <summary>In one line: what part the weights, the schedule and the order of summation have in the variance of outputs.</summary>
    public string Statement =>
        $"{Model}: {(Responses.Count == 0 ? "too few schedules gave an answer to split variances" : Split())}{Left()}";

    private string Split()
    {
        var outputs = Responses[0];
        var parts = outputs.Parts.Select(part => string.Create(
            CultureInfo.InvariantCulture, $"{part.Source} {Simulation.Powers.Write(Math.Max(0, part.Component.Estimate))}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"variance of an output: {string.Join(", ", parts)} ({Weights} × {Schedules} × {Sums} weights, schedules and orders)");
    }

    private string Left() => LeftOut == 0 ? string.Empty : string.Create(
        CultureInfo.InvariantCulture,
        $"; {LeftOut} runs left out ({string.Join(", ", Without.Select(item => $"{item.Value} {item.Key.Text()}"))})");
}
