using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>Reads what a run has written of itself, <c>run.json</c> or <c>threshold.json</c>, and holds it to what that may be.</summary>
internal static class RunDocument
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>The object in a file.</summary>
    /// <exception cref="ScenarioException">It is nothing that a run writes.</exception>
    public static JsonElement Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), Options);
            var root = document.RootElement;
            CheckTexts(root);
            return Fault(root) is not { } fault ? root.Clone()
                : throw new ScenarioException(file, $"expected what a run has written, found {fault}");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ScenarioException(
                $"{file}: expected what a run has written, found no JSON ({Excerpt.Of(error.Message)})", error);
        }
    }

    private static string? Fault(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? "no JSON object"
        : !(root.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.Number && format.GetRawText() == "1")
            ? "another 'format' than 1"
        : root.TryGetProperty("status", out var status) && !(status.ValueKind == JsonValueKind.String && status.GetString() == "complete")
            ? "another 'status' than complete"
        : !(root.TryGetProperty("scenario", out var scenario) && scenario.ValueKind == JsonValueKind.Object) ? "no section 'scenario'"
        : scenario.TryGetProperty("seed", out var seed) && !(seed.ValueKind == JsonValueKind.Number && seed.TryGetUInt64(out _))
            ? "another 'scenario.seed' than a whole number"
        : root.TryGetProperty("models", out var models) && !AreModels(models) ? "other 'models' than a list of them, each with its facts"
        : null;

    private static bool AreModels(JsonElement models) => models.ValueKind == JsonValueKind.Array && models.EnumerateArray().All(IsModel);

    private static bool IsModel(JsonElement model) =>
        model.ValueKind == JsonValueKind.Object
        && model.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
        && (!model.TryGetProperty("facts", out var facts)
            || (facts.ValueKind == JsonValueKind.Object
                && (!facts.TryGetProperty(TensorFacts.Key, out var tensors) || tensors.ValueKind == JsonValueKind.String)));

    /// <summary>Half a pair of surrogates is found only when a text is asked for.</summary>
    private static void CheckTexts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                CheckTexts(member.Value);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                CheckTexts(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.String)
        {
            _ = element.GetString();
        }
    }
}
