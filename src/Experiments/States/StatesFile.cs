using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Hogwild.Experiments;

/// <summary>States as <see cref="StateSeries"/> has written them.</summary>
/// <param name="Times">When, in virtual seconds, one a sample.</param>
/// <param name="Nodes">Number of nodes.</param>
/// <param name="Size">Numbers of a node.</param>
/// <param name="States">Samples × nodes × size, the last index running fastest.</param>
internal sealed record StatesFile(double[] Times, int Nodes, int Size, double[] States)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ScenarioException">It is no such file.</exception>
    public static StatesFile Read(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var (times, _) = Read(archive, "time");
            var (states, shape) = Read(archive, "states");
            return shape.Length == 3 && shape[0] == times.Length ? new StatesFile(times, shape[1], shape[2], states)
                : throw new InvalidDataException("an array of other axes");
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or EndOfStreamException)
        {
            throw new ScenarioException(
                $"{path}: expected the states of a run, as run.states writes them, found another file ({error.Message})", error);
        }
    }

    private static (double[] Numbers, int[] Shape) Read(ZipArchive archive, string name)
    {
        const int Prefix = 10;
        var entry = archive.GetEntry($"{name}.npy") ?? throw new InvalidDataException($"no array {name}");
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        if (bytes.Length < Prefix)
        {
            throw new InvalidDataException($"no header of array {name}");
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        var header = Encoding.ASCII.GetString(bytes, Prefix, length);
        var axes = header[(header.IndexOf('(', StringComparison.Ordinal) + 1)..header.IndexOf(')', StringComparison.Ordinal)];
        int[] shape = [.. axes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(axis => int.Parse(axis, CultureInfo.InvariantCulture))];
        var numbers = new double[(bytes.Length - Prefix - length) / sizeof(double)];
        for (var k = 0; k < numbers.Length; k++)
        {
            numbers[k] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(Prefix + length + (k * sizeof(double))));
        }

        return numbers.Length == shape.Aggregate(1L, (product, axis) => product * axis) ? (numbers, shape)
            : throw new InvalidDataException($"an array {name} of another length");
    }
}
