using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Names of units: the SHA-256 of what was asked, of the weights, and of the very build of what computes. So an outcome that was kept is
/// found again by the same question to the same code alone. Files that a spec names, and builds of others, are in it where a description
/// writes them (see <see cref="RunInputs"/>).
/// </summary>
internal static class UnitName
{
    /// <summary>The builds of all that computes; the same for the same code, wherever it was compiled.</summary>
    public static string Build { get; } = string.Join(
        ' ',
        new[] { typeof(Network), typeof(Synchronous), typeof(ModelFactory), typeof(Trainers), typeof(UnitName) }
            .Select(type => type.Assembly.ManifestModule.ModuleVersionId));

    /// <summary>The name of a description and weights, in 64 hexadecimal digits.</summary>
    /// <param name="describe">Writes the description as members of an object.</param>
    /// <param name="weights">The weights; null for none.</param>
    public static string Of(Action<Utf8JsonWriter> describe, WeightFile? weights)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("build", Build);
            describe(json);
            json.WriteEndObject();
        }

        if (weights is not null)
        {
            Write(stream, weights);
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }

    private static void Write(Stream stream, WeightFile weights)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        foreach (var (name, tensor) in weights.Tensors)
        {
            writer.Write(name);
            writer.Write(tensor.Shape.Length);
            Array.ForEach(tensor.Shape, writer.Write);
            Array.ForEach(tensor.Values, writer.Write);
        }

        foreach (var (name, value) in weights.Metadata)
        {
            writer.Write(name);
            writer.Write(value);
        }
    }
}
