using System.Diagnostics;
using System.Security.Cryptography;

namespace Hogwild.Cli.Tests;

/// <summary>
/// The built program is killed, again and again, until it comes to its end: its tables and schedules are those of one that was left alone.
/// </summary>
public sealed class KilledTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("run", "--record")]
    [InlineData("run", "--record", "--set", "sweep={ over: { scheduler.bound.steps: [1, 2] } }", "--set", "run.states=samples")]
    [InlineData("threshold")]
    [InlineData("attack", "--budget", "40")]
    public void Kill_9_at_any_moment_and_the_same_command_goes_on(string command, params string[] options) => Repeat(command, options, 2);

    [Theory]
    [Trait("Category", "Property")]
    [InlineData("run", "--record")]
    [InlineData("run", "--set", "vary={ path: scheduler.bound.steps, values: [1, 2, 3] }")]
    [InlineData("run", "--record", "--set", "sweep={ over: { scheduler.bound.steps: [1, 2] } }", "--set", "run.states=samples")]
    [InlineData("threshold")]
    [InlineData("attack", "--budget", "100")]
    public void However_often_it_is_killed_it_comes_to_the_same_end(string command, params string[] options)
    {
        Assert.SkipUnless(Cases.Times(1) > 1, $"takes minutes; it is done where {Cases.Variable} is above 1");
        Repeat(command, options, 40);
    }

    private void Repeat(string command, string[] options, int kills)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are killed by a signal");
        Scenario();
        using (var whole = Start(command, "whole", options))
        {
            whole.StandardOutput.ReadToEnd();
            Assert.Equal(string.Empty, whole.StandardError.ReadToEnd());
            whole.WaitForExit();
        }

        // Killed ever later, so that something is done in between: from when the first unit is on the disk.
        var found = false;
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = Start(command, "killed", options);
            var clock = Stopwatch.StartNew();
            while (!process.HasExited && clock.Elapsed < TimeSpan.FromSeconds(20) && !HasUnits())
            {
                Thread.Sleep(5);
            }

            process.WaitForExit(100 + (150 * kill));
            process.Kill();
            process.WaitForExit();
            found |= HasUnits();
        }

        Assert.True(found, "nothing was kept of what was finished");

        using (var last = Start(command, "killed", options))
        {
            last.StandardOutput.ReadToEnd();
            Assert.Equal(string.Empty, last.StandardError.ReadToEnd());
            last.WaitForExit();
            Assert.Equal(0, last.ExitCode);
        }

        Assert.Equal(Results("whole"), Results("killed"));
        Assert.DoesNotContain(_folder.List("killed"), path => path.Contains("partial", StringComparison.Ordinal)
            || path.EndsWith(".lock", StringComparison.Ordinal));
    }

    private bool HasUnits() => Directory.Exists(_folder["killed/.results"])
        && Directory.EnumerateFiles(_folder["killed/.results"], "*.txt", SearchOption.AllDirectories).Any();

    /// <summary>Names and contents of all tables, schedules and states.</summary>
    private string[] Results(string folder) =>
    [
        .. _folder.List(folder).Where(path => Path.GetExtension(path) is ".csv" or ".jsonl" or ".npz" && !path.StartsWith('.'))
            .Select(path => $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(_folder[$"{folder}/{path}"])))}"),
    ];

    private Process Start(string command, string folder, string[] options) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(CommandLine).Assembly.Location, command, _folder["s.yaml"], "--out", _folder[folder], .. options])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        WorkingDirectory = _folder.Root,
    })!;

    private void Scenario()
    {
        _folder.Write("m.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 4\n1 1 0.6\n1 2 0.6\n2 1 -0.6\n2 2 0.6\n");
        _folder.Write("x.txt", "1\n0.7\n");
        _folder.Write(
            "s.yaml",
            """
            models: { map: { rule: { kind: linear, matrix: m.mtx, initial: x.txt } } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 300ms, replicates: 24, sample: 1ms }
            threshold: { over: alpha, from: 0.1, to: 4, points: 4, resolution: 0.2 }
            """);
    }
}
