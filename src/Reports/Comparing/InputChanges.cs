using System.Text.Json;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What differs in the code that ran, and in the files that it read.</summary>
internal static class InputChanges
{
    private static readonly string[] Keys = ["version", "versions", "build", "plugins", "files"];

    /// <summary>Versions, the build, plug-ins, the checksums of files, and of the tensors of every model's weights.</summary>
    public static IReadOnlyList<Change> Of(ComparedFolder first, ComparedFolder second) =>
    [
        .. Keys.SelectMany(key => JsonChanges.Of(first.Of(key), second.Of(key))
            .Select(change => change with { Key = change.Key.Length == 0 ? key : $"{key}.{change.Key}" })),
        .. Tensors(first, second),
    ];

    private static IEnumerable<Change> Tensors(ComparedFolder first, ComparedFolder second)
    {
        var (one, other) = (TensorsOf(first), TensorsOf(second));
        return one.Keys.Union(other.Keys).Where(key => one.GetValueOrDefault(key) != other.GetValueOrDefault(key))
            .Select(key => new Change($"weights.{key}", one.GetValueOrDefault(key), other.GetValueOrDefault(key)));
    }

    /// <summary>The checksums of tensors by model and name, as facts of models have them.</summary>
    private static OrderedDictionary<string, string> TensorsOf(ComparedFolder folder)
    {
        var sums = new OrderedDictionary<string, string>();
        foreach (var model in folder.Of("models") is { ValueKind: JsonValueKind.Array } models ? models.EnumerateArray().ToList() : [])
        {
            if (model.TryGetProperty("facts", out var facts) && facts.TryGetProperty(TensorFacts.Key, out var tensors))
            {
                foreach (var tensor in tensors.GetString()!.Split(", "))
                {
                    var at = tensor.LastIndexOf(' ');
                    sums[$"{model.GetProperty("name").GetString()}.{tensor[..Math.Max(at, 0)]}"] = tensor[(at + 1)..];
                }
            }
        }

        foreach (var training in folder.Of("trainings") is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray().ToList() : [])
        {
            if (training.TryGetProperty(TensorFacts.Key, out var tensors))
            {
                string[] names = ["dataset", "model", "fold", "seed"];
                sums[string.Join(", ", names.Select(name => $"{name} {training.GetProperty(name)}"))] = tensors.ToString();
            }
        }

        return sums;
    }
}
