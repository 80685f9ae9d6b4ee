using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Cli.Tests;

/// <summary>How the command ends where the system, a signal or a reader of its output does.</summary>
public sealed class EndingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData(28, ExitCodes.NoRoom, "hogwild: the disk is full or cannot be written: refused; no results were written")]
    [InlineData(122, ExitCodes.NoRoom, "hogwild: the disk is full or cannot be written: refused; no results were written")]
    [InlineData(12, ExitCodes.NoMemory, "hogwild: the system refused memory: refused; no results were written")]
    [InlineData(32, ExitCodes.NoOutput, "hogwild: nobody reads what is written: refused; no results were written")]
    [InlineData(24, ExitCodes.BadInput, "hogwild: too few files may be open at the same time")]
    public void What_the_system_refuses_is_one_line_with_a_code_of_its_own(int errno, int code, string line)
    {
        Assert.Equal(code, Run((_, _, _) => throw new AggregateException(new IOException("refused", errno))));
        Assert.StartsWith(line, _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString().Trim().Split('\n'));
        Assert.False(Directory.Exists(_folder["plots"]));
    }

    [Fact]
    public void Memory_that_is_not_there_is_no_unexpected_failure()
    {
        Assert.Equal(ExitCodes.NoMemory, Run((_, _, _) =>
            throw new InvalidOperationException("outer", new InsufficientMemoryException("much"))));
        Assert.StartsWith("hogwild: the system refused memory: much;", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Results_are_written_although_nobody_reads_the_output()
    {
        using var closed = new Closed();
        var line = new CommandLine(closed, _error, (scenario, _, _) => [new RunResult(scenario, Synthetic.Models(3, diverging: 1))]);
        var code = line.Invoke(["run", Scenario(), "--out", _folder["plots"]], TestContext.Current.CancellationToken);
        Assert.Equal("hogwild: all was done, but the standard output could not be written: nobody reads", _error.ToString().Trim());
        Assert.Equal(ExitCodes.NoOutput, code);
        Assert.True(File.Exists(_folder["plots/quick/metrics.csv"]));
    }

    [Fact]
    public void Work_that_does_not_listen_is_left_and_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        using var never = new ManualResetEventSlim();
        var line = new CommandLine(_output, _error, (_, options, _) =>
        {
            options.CreateSchedule!(new RunName("gcn", Regime.Asynchronous, 0)).Dispose();
            stop.Cancel();
            never.Wait(CancellationToken.None);
            return [];
        }) { Grace = TimeSpan.FromMilliseconds(50) };
        Assert.Equal(ExitCodes.Interrupted, line.Invoke(["run", Scenario(), "--record", "--out", _folder["plots"]], stop.Token));
        Assert.False(Directory.Exists(_folder["plots"]));
        never.Set();
    }

    [Fact]
    public void What_is_kept_is_said_when_a_run_is_interrupted()
    {
        using var stop = new CancellationTokenSource();
        var line = new CommandLine(_output, _error, (_, options, cancellation) =>
        {
            options.Store!.Keep(new string('a', 64), "1");
            stop.Cancel();
            cancellation.ThrowIfCancellationRequested();
            return [];
        });
        Assert.Equal(ExitCodes.Interrupted, line.Invoke(["run", Scenario(), "--out", _folder["plots"]], stop.Token));
        Assert.Equal(
            $"hogwild: interrupted; no results were written, but 1 finished unit of work is kept in {_folder["plots"]}, and the same "
                + "command goes on from there",
            _error.ToString().Trim());
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public void A_signal_ends_the_command_also_while_it_waits_for_a_pipe(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and pipes are sent by a shell");
        Process.Start("mkfifo", _folder["pipe"]).WaitForExit();
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "run", _folder["pipe"]])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.Root,
        };
        using var process = Process.Start(start)!;
        WaitForHandlers(process);
        if (IsIgnored(process, signal))
        {
            process.Kill();
            Assert.Skip($"whoever started the tests has SIG{signal} ignored, as shells do of what runs in the background");
        }

        Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        Assert.True(process.WaitForExit(20_000));
        Assert.Equal("hogwild: interrupted; no results were written", process.StandardError.ReadToEnd().Trim());
        Assert.Equal(ExitCodes.Interrupted, process.ExitCode);
        Assert.Equal(["pipe"], _folder.List());
    }

    [Fact]
    public void What_others_write_to_the_same_output_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "streams are shared by a shell");
        var line = $"(echo first; dotnet '{typeof(CommandLine).Assembly.Location}' list rules; echo last) > '{_folder["all"]}'";
        using var process = Process.Start("sh", ["-c", line]);
        process.WaitForExit();
        var lines = File.ReadAllLines(_folder["all"]);
        Assert.Equal(("first", "last"), (lines[0], lines[^1]));
        Assert.Contains(lines, text => text.Contains("bellman-ford", StringComparison.Ordinal));
    }

    [Fact]
    public void Control_characters_of_a_scenario_never_reach_the_terminal()
    {
        var code = Run(
            (scenario, _, _) => [new RunResult(scenario, Synthetic.Models(3, diverging: 1))], "--set", "title=\"\\e[31m[red]x\"");
        Assert.Equal(string.Empty, _error.ToString());
        Assert.Equal(ExitCodes.Done, code);
        Assert.DoesNotContain("\u001b", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\\u001b[31m[red]x", _output.ToString(), StringComparison.Ordinal);
        var svg = File.ReadAllText(_folder["plots/quick/figures/convergence.svg"]);
        Assert.DoesNotContain("\u001b", svg, StringComparison.Ordinal);
        Assert.NotNull(System.Xml.Linq.XDocument.Parse(svg));
    }

    // A signal that comes before the program listens ends it as it ends any program. It listens to all or none; the first bit is SIGHUP.
    private static void WaitForHandlers(Process process)
    {
        while (!process.HasExited && !IsIn(process, "SigCgt:", 1) && !IsIn(process, "SigIgn:", 1))
        {
            Thread.Sleep(20);
        }
    }

    private static bool IsIgnored(Process process, string signal) => IsIn(process, "SigIgn:", signal switch
    {
        "HUP" => 1,
        "QUIT" => 3,
        _ => 15,
    });

    /// <summary>Whether a set of signals of a process has one, by its number.</summary>
    private static bool IsIn(Process process, string set, int signal) => File.ReadLines($"/proc/{process.Id}/status").Any(line =>
        line.StartsWith(set, StringComparison.Ordinal)
        && ((Convert.ToUInt64(line[set.Length..].Trim(), 16) >> (signal - 1)) & 1) == 1);

    private int Run(Execute execute, params string[] more) => new CommandLine(_output, _error, execute).Invoke(
        ["run", Scenario(), "--out", _folder["plots"], .. more], TestContext.Current.CancellationToken);

    private string Scenario()
    {
        _folder.Write("w.safetensors", string.Empty);
        return _folder.Write(
            "quick.yaml",
            """
            dataset: { kind: chains, length: 10 }
            models: { gcn: { rule: gcn, weights: w.safetensors } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 10ms } }
            run: { until: 4s, replicates: 3 }
            """);
    }

    /// <summary>An output that nobody reads.</summary>
    private sealed class Closed() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void Write(string? value) => throw new IOException("nobody reads");
    }
}
