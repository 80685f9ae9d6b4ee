using System.Diagnostics;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

/// <summary>What is no data at all, for every reader.</summary>
public sealed class OddFilesTests
{
    private const int LongestMessage = 300;

    public static TheoryData<string> Readers => [.. Reading.Keys];

    private static Dictionary<string, Action<string>> Reading { get; } = new()
    {
        ["edges"] = path => EdgeFile.Read(path, undirected: true),
        ["numbers"] = path => NumberFile.Read(path, 3),
        ["matrix"] = path => MatrixMarket.Read(path),
        ["deliveries"] = path => DeliveryFile.Read(path, 0),
        ["delays"] = path => DelayFile.Read([path], 1, TimeSpan.FromSeconds(1)),
        ["measurements"] = path => PositionFile.ReadMeasurements(path, 2),
        ["anchors"] = path => PositionFile.ReadAnchors(path, 2),
        ["features"] = path => FeatureFile.Read(path),
        ["labels"] = path => LabelFile.Read(path),
        ["parts"] = path => new DatasetSpec.OneGraph { Edges = new ListFile<(int, int)>(new(path, path)) }.Create(),
        ["weights"] = path => SafeTensors.Read(path),
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_folder_is_no_file(string reader) =>
        Assert.Contains("expected a file, found a folder", Error(reader, Path.GetTempPath()), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_device_is_never_opened(string reader)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such files");
        Assert.Contains("expected a file, found a device", Error(reader, "/dev/zero"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_pipe_is_refused_and_not_waited_for(string reader)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such files");
        using var folder = new TemporaryFolder();
        var pipe = folder["pipe"];
        using (var made = Process.Start("mkfifo", [pipe]))
        {
            made.WaitForExit();
        }

        Assert.Contains("expected a file, found a pipe or socket", Error(reader, pipe), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_file_of_three_gigabytes_is_refused_by_its_length(string reader)
    {
        using var file = new TemporaryFile(string.Empty);
        using (var stream = File.OpenWrite(file.Path))
        {
            stream.SetLength(3L << 30);
        }

        Assert.Contains("expected a file of at most 2.1 GB, found one of 3.2 GB", Error(reader, file.Path), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void Bytes_that_are_no_text_are_told_and_never_shown_whole(string reader)
    {
        using var file = new TemporaryFile([.. Enumerable.Repeat((byte)'7', 100_000), 0x1b, (byte)'[', (byte)'\n', 0xff, 0xfe]);
        var error = Error(reader, file.Path);
        Assert.True(error.Length < file.Path.Length + LongestMessage);
        Assert.DoesNotContain(error, character => char.IsControl(character));
        using var latin = new TemporaryFile("0 1 "u8.ToArray().Append((byte)0xe9).ToArray());
        Assert.True(reader == "weights"
            || Error(reader, latin.Path).EndsWith(":1:5: expected text in UTF-8, found bytes that are not", StringComparison.Ordinal));
        using var zero = new TemporaryFile("0 1\0"u8.ToArray());
        Assert.True(reader == "weights"
            || Error(reader, zero.Path).EndsWith(":1:4: expected text, found a byte of zero", StringComparison.Ordinal));
    }

    private static string Error(string reader, string path) =>
        Assert.ThrowsAny<FormatException>(() => Reading[reader](path)).Message;
}
