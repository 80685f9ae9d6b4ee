using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>What run.json says of the weights of a model, wherever they come from: the checksum of every tensor.</summary>
internal static class TensorFacts
{
    /// <summary>The name of the fact.</summary>
    public const string Key = "tensors";

    private const int Digits = 12;

    /// <summary>
    /// The model with one more fact: names of tensors with the first digits of the SHA-256 of shape and numbers, in the order of the names;
    /// the model itself where it has no weights.
    /// </summary>
    public static Model With(Model model, WeightFile? weights) => weights is not { Tensors.Count: > 0 } ? model : model with
    {
        Facts =
        [
            .. model.Facts,
            KeyValuePair.Create(Key, string.Join(", ", weights.Tensors.Select(item => $"{item.Key} {Sum(item.Value)}"))),
        ],
    };

    /// <summary>The checksums that a model has; null where it has no weights.</summary>
    public static string? Of(IReadOnlyList<KeyValuePair<string, string>> facts) => facts.FirstOrDefault(fact => fact.Key == Key).Value;

    /// <summary>One checksum of all tensors: the first 48 bits of the SHA-256 of their names and theirs.</summary>
    public static long SumOf(WeightFile weights)
    {
        var all = string.Join(", ", weights.Tensors.Select(item => $"{item.Key} {Sum(item.Value)}"));
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(all))) >>> (64 - (4 * Digits));
    }

    private static string Sum(Tensor tensor)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(tensor.Shape.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
