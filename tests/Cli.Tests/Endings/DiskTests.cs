using System.Diagnostics;

namespace Hogwild.Cli.Tests;

/// <summary>Disks that are full, and such that cannot be written. They are mounted, which only the administrator may.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly List<string> _mounts = [];

    public void Dispose()
    {
        _mounts.ForEach(path => Call("umount", "-l", path));
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void A_full_disk_is_said_and_what_was_finished_is_kept_and_found_again_once_there_is_room()
    {
        Mount("small", "-t", "tmpfs", "-o", "size=400k", "tmpfs");
        Assert.Equal(ExitCodes.NoRoom, Run("small", "--record"));
        Assert.StartsWith("hogwild: the disk is full or cannot be written: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("; no results were written, and earlier ones are as they were, but ", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            $"kept in {_folder["small"]}, and the same command goes on from there", _error.ToString(), StringComparison.Ordinal);
        var kept = Directory.GetFiles(_folder["small/.results/s"], "*.txt");
        Assert.NotEmpty(kept);
        Assert.Equal([".results"], Directory.GetFileSystemEntries(_folder["small"]).Select(Path.GetFileName));

        Call("mount", "-o", "remount,size=64m", _folder["small"]);
        Assert.Equal(ExitCodes.Done, Run("small", "--record"));
        Assert.Contains($"{kept.Length} of ", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("units of work are kept", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plots", "plots")]
    [InlineData("plots", "plots/.results")]
    [InlineData("plots", "plots/.weights")]
    [InlineData("plots", "plots/s")]
    public void A_folder_that_cannot_be_written_is_said_before_anything_is_computed(string parent, string locked)
    {
        Mount(locked, "-t", "tmpfs", "-o", "size=1m,ro", "tmpfs");
        Assert.Equal(ExitCodes.BadInput, Run(parent));
        Assert.Contains("can be written", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains(_folder[locked], _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("schedules:", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.List(parent), path => Path.GetFileName(path).StartsWith(".s", StringComparison.Ordinal));
    }

    [Fact]
    public void Results_that_another_process_is_writing_are_left_to_it()
    {
        using var other = Hogwild.Reports.WriterLock.Take(_folder["plots"], "s");
        Assert.Equal(ExitCodes.BadInput, Run("plots"));
        Assert.Contains(
            $"{_folder["plots/s"]}: expected results that nobody else is writing, found process {Environment.ProcessId} on ",
            _error.ToString(),
            StringComparison.Ordinal);
    }

    private void Mount(string relative, params string[] options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "disks are mounted as Linux has it");
        Directory.CreateDirectory(_folder[relative]);
        Assert.SkipUnless(Call("mount", [.. options, _folder[relative]]), "mounting is not allowed here");
        _mounts.Add(_folder[relative]);
    }

    private static bool Call(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true });
        process!.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private int Run(string parent, params string[] options)
    {
        _folder.Write("m.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 0.5\n2 1 0.5\n");
        _folder.Write("x.txt", "1\n0.7\n");
        var file = _folder.Write(
            "s.yaml",
            """
            models: { map: { rule: { kind: linear, matrix: m.mtx, initial: x.txt } } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 1s, replicates: 12, sample: 10ms }
            """);
        return new CommandLine(_output, _error).Invoke(
            ["run", file, "--out", _folder[parent], .. options], TestContext.Current.CancellationToken);
    }
}
