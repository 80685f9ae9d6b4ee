using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

/// <summary>
/// Whatever is in a file, a reader says in one line what it expected, or reads it: no other exception, no hang, no memory beyond measure.
/// </summary>
public sealed class DamagedFilesTests
{
    private const int Few = 2_000;
    private const int Many = 90_000;
    private const long MostBytes = 2_000_000_000;
    private const int LongestMessage = 400;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly byte[][] Texts =
    [
        .. new[]
        {
            "# links\n0 1\n1 2 0.5\n2;0;3\n",
            "a,b,1\nb,c,2.5\nc,a,3\n",
            "0 1 {'weight': 2}\n1 2 {}\n",
            "source,target\n0,1\n1,2\n",
            "1\n-2.5\n3e0\n",
            "1,2,3\n",
            "0 1 0.9\n1 0 0.8\n1 2 0\n2 1 0.5\n",
            "0 0.01 NaN\n0.01 0 0.03\n-1 0.03 0\n",
            "0 1 1.5 2 1\n1 2 -0.5 0.25\n",
            "%%MatrixMarket matrix coordinate real symmetric\n% c\n3 3 4\n1 1 4\n2 2 4\n2 1 -1\n3 2 -1.0D+00\n",
            "%%MatrixMarket matrix coordinate pattern general\n3 3 2\n2 1\n3 2\n",
            "%%MatrixMarket matrix array real skew-symmetric\n3 3\n1\n2\n3\n",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly Action<string>[] Readers =
    [
        path => EdgeFile.Read(path, undirected: true),
        path => EdgeFile.Read(path, undirected: false, first: 1, nodes: 5),
        path => EdgeFile.Read(path, undirected: false, named: true),
        path => NumberFile.Read(path, 3),
        path => MatrixMarket.Read(path),
        path => DeliveryFile.Read(path, 0),
        path => DelayFile.Read([path], 1e7, TimeSpan.FromSeconds(1)),
        path => PositionFile.ReadMeasurements(path, 2),
        path => PositionFile.ReadAnchors(path, 2),
    ];

    private static readonly byte[][] Parts =
    [
        .. new[]
        {
            "0 1\n1 2 0.5\n", "x,y\n1,2\n3,4\n", "label\n0\n1\n2\n",
            "<?xml version='1.0'?>\n<graphml><key id='k'/><graph edgedefault='directed'><node id='a'><data key='k'>1</data></node>"
                + "<node id='b'/><edge source='a' target='b'/></graph></graphml>",
            "%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n2 1\n3 2\n",
        }.Select(Encoding.UTF8.GetBytes),
        NpyBytes.Of("<i8", [2, 3], [0, 1, 2, 1, 2, 0]),
        NpyBytes.Of(">f4", [2, 2], [0.5, 1, 2, 3], isFortran: true),
        NpyBytes.Archive(CompressionLevel.SmallestSize, ("x", NpyBytes.Of("|u1", [3], [0, 1, 1]))),
        NpyBytes.Archive(CompressionLevel.NoCompression, ("x", NpyBytes.Of("<i4", [1, 2], [0, 1])), ("y", NpyBytes.Of("<f8", [1], [0]))),
    ];

    private static readonly Action<string>[] PartReaders =
    [
        path => new DatasetSpec.OneGraph { Edges = new ListFile<(int, int)>(new("e", path)) }.Create(),
        path => new DatasetSpec.OneGraph { Features = new ListFile<IReadOnlyList<double>>(new("x", path)) }.Create(),
        path => new DatasetSpec.OneGraph { Labels = new ListFile<int>(new("y.npz#x", path)) }.Create(),
    ];

    [Fact]
    public void Texts_are_read_or_refused_in_a_line() => Check(Cases.Times(Few), Texts, Readers);

    [Fact]
    public void Weights_are_read_or_refused_in_a_line() => Check(Cases.Times(Few), [Weights()], [path => SafeTensors.Read(path)]);

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public void A_hundred_thousand_files_are_read_or_refused_in_a_line()
    {
        Check(Many, Texts, Readers);
        Check(Many, [Weights()], [path => SafeTensors.Read(path)]);
        Check(Many, Parts, PartReaders);
    }

    [Fact]
    public void Parts_of_a_graph_are_read_or_refused_in_a_line() => Check(Cases.Times(Few), Parts, PartReaders);

    private static byte[] Weights()
    {
        const string Header = """{"__metadata__":{"beta":"2"},"a":{"dtype":"F64","shape":[2,1],"data_offsets":[0,16]}"""
            + ""","b":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[16,20]},"c":{"dtype":"F32","shape":[],"data_offsets":[20,24]}}""";
        return [.. BitConverter.GetBytes((ulong)Header.Length), .. Encoding.UTF8.GetBytes(Header), .. new byte[24]];
    }

    private static void Check(int cases, IReadOnlyList<byte[]> good, Action<string>[] readers)
    {
        using var file = new TemporaryFile(string.Empty);
        for (var seed = 0; seed < cases; seed++)
        {
            File.WriteAllBytes(file.Path, Damage.Of(good, (ulong)seed));
            var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            Read(readers[seed % readers.Length], file.Path, seed);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, $"seed {seed} takes too much memory");
            Assert.True(clock.Elapsed < Longest, $"seed {seed} takes too long");
        }
    }

    private static void Read(Action<string> reader, string path, int seed)
    {
        try
        {
            reader(path);
        }
        catch (Exception error) when (error is TextFormatException or WeightFormatException or DataFormatException)
        {
            var isLine = error.Message.Length < path.Length + LongestMessage && !error.Message.Any(char.IsControl);
            Assert.True(isLine, $"seed {seed}: {error.Message}");
        }
#pragma warning disable CA1031 // Whatever else it is, is what the test looks for.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Assert.Fail($"seed {seed}: {error}");
        }
    }
}
