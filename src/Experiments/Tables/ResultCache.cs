using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Numbers on disk, under a name that is the SHA-256 of everything that determines them: what was asked, the weights, and the very build of
/// what computes. So a sweep that was killed goes on where it was. Files appear whole or not at all.
/// </summary>
/// <param name="directory">Where the files are; made when the first one is written.</param>
internal sealed class ResultCache(string directory)
{
    // Grows when a change here changes what is computed; the other assemblies are known by their build.
    private const int Version = 1;

    private static readonly string Build = string.Join(
        ' ',
        new[] { typeof(Network), typeof(Synchronous), typeof(ModelFactory) }.Select(type => type.Assembly.ManifestModule.ModuleVersionId));

    /// <summary>A name for what is determined by a description in JSON and by weights.</summary>
    public static string Key(Action<Utf8JsonWriter> describe, WeightFile weights)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("build", Build);
            describe(json);
            json.WriteEndObject();
        }

        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            foreach (var (name, tensor) in weights.Tensors)
            {
                writer.Write(name);
                writer.Write(tensor.ShapeText);
                Array.ForEach(tensor.Values, writer.Write);
            }

            foreach (var (name, value) in weights.Metadata)
            {
                writer.Write(name);
                writer.Write(value);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }

    /// <summary>The numbers under a name; where there are none they are computed and kept.</summary>
    /// <param name="key">The name.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="compute">Computes them.</param>
    public double[] GetOrCompute(string key, int count, Func<double[]> compute)
    {
        var path = Path.Combine(directory, key + ".txt");
        if (Read(path) is { } found && found.Length == count)
        {
            return found;
        }

        var numbers = compute();
        Directory.CreateDirectory(directory);
        var random = Path.GetRandomFileName();
        var partial = Path.Combine(directory, $".{key}.{random}");
        File.WriteAllLines(partial, numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
        File.Move(partial, path, overwrite: true);
        return numbers;
    }

    /// <summary>What a file holds; null where there is none that can be read.</summary>
    private static double[]? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var numbers = File.ReadAllLines(path).Select(line =>
            double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (double?)null).ToList();
        return numbers.TrueForAll(number => number is not null) ? [.. numbers.Select(number => number!.Value)] : null;
    }
}
