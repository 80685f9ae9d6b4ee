using System.Security.Cryptography;

namespace Hogwild.Models;

/// <summary>
/// A checksum among the metadata of weights: the SHA-256 of the bytes that <see cref="SafeTensors.Encode"/> gives without it. Weights that
/// are kept carry one, so that a damaged file is noticed although it still has the form of one.
/// </summary>
internal static class WeightSeal
{
    /// <summary>The key under which it stands.</summary>
    public const string Key = "hogwild.sha256";

    /// <summary>The same weights with their checksum.</summary>
    public static WeightFile Seal(WeightFile file)
    {
        var bare = Bare(file);
        return bare with { Metadata = new(bare.Metadata, StringComparer.Ordinal) { [Key] = Sum(bare) } };
    }

    /// <summary>Whether weights carry a checksum.</summary>
    public static bool IsSealed(WeightFile file) => file.Metadata.ContainsKey(Key);

    /// <summary>Whether weights are those that their checksum was made of; true also where they carry none.</summary>
    public static bool Fits(WeightFile file) => !file.Metadata.TryGetValue(Key, out var sum) || sum == Sum(Bare(file));

    private static WeightFile Bare(WeightFile file)
    {
        var metadata = new SortedDictionary<string, string>(file.Metadata, StringComparer.Ordinal);
        metadata.Remove(Key);
        return file with { Metadata = metadata };
    }

    private static string Sum(WeightFile file) => Convert.ToHexStringLower(SHA256.HashData(SafeTensors.Encode(file)));
}
