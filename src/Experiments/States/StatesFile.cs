using System.Buffers.Binary;
using System.IO.Compression;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>States as <see cref="StateSeries"/> has written them, read sample by sample.</summary>
internal sealed class StatesFile : IDisposable
{
    private readonly string _path;
    private readonly ZipArchive _archive;
    private readonly Stream _states;
    private readonly byte[] _bytes;

    private StatesFile(string path, ZipArchive archive)
    {
        (_path, _archive) = (path, archive);
        var room = new FileInfo(path).Length;
        var (times, ofTimes) = NpyHeader.Open(archive, "time", room);
        using (times)
        {
            Times = ofTimes.Shape is [var count] ? new double[count] : throw new InvalidDataException("times of several axes");
            Fill(times, new byte[sizeof(double) * Times.Length], Times);
        }

        (_states, var ofStates) = NpyHeader.Open(archive, "states", room);
        if (ofStates.Shape is not [var samples, var nodes, var size] || samples != Times.Length || samples == 0)
        {
            throw new InvalidDataException("states of other axes");
        }

        if (Times.Zip(Times.Skip(1)).Any(pair => !(pair.First <= pair.Second)))
        {
            throw new InvalidDataException("times that do not rise");
        }

        (Nodes, Size, _bytes) = (nodes, size, new byte[sizeof(double) * nodes * size]);
    }

    /// <summary>When, in virtual seconds, one a sample, rising.</summary>
    public double[] Times { get; }

    /// <summary>Number of nodes.</summary>
    public int Nodes { get; }

    /// <summary>Numbers of a node.</summary>
    public int Size { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="ScenarioException">It is no such file.</exception>
    public static StatesFile Open(string path)
    {
        ZipArchive? archive = null;
        try
        {
            archive = ZipFile.OpenRead(path);
            return new StatesFile(path, archive);
        }
        catch (Exception error) when (IsDamage(error))
        {
            archive?.Dispose();
            throw Fault(path, error);
        }
    }

    /// <summary>Reads the states of the next sample: nodes × size numbers, the last index running fastest.</summary>
    /// <exception cref="ScenarioException">The file is damaged.</exception>
    public void ReadNext(double[] states)
    {
        try
        {
            Fill(_states, _bytes, states);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw Fault(_path, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _states.Dispose();
        _archive.Dispose();
    }

    // What a zip whose numbers are damaged leads to in the library.
    private static bool IsDamage(Exception error) => error is InvalidDataException or EndOfStreamException or OverflowException
        or ArgumentException or NotSupportedException;

    private static ScenarioException Fault(string path, Exception error) => new(
        $"{path}: expected the states of a run, as run.states writes them, found another file ({Excerpt.Of(error.Message)})", error);

    private static void Fill(Stream stream, byte[] bytes, double[] numbers)
    {
        stream.ReadExactly(bytes);
        for (var k = 0; k < numbers.Length; k++)
        {
            numbers[k] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(k * sizeof(double)));
        }
    }
}
