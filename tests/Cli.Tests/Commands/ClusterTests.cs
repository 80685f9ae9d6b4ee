using System.Diagnostics;

namespace Hogwild.Cli.Tests;

/// <summary>
/// The scripts for clusters: under Slurm where that is installed and may be started, else as processes that are told what Slurm would tell.
/// </summary>
public sealed class ClusterTests : IDisposable
{
    private const int Shares = 3;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_job_array_and_its_merge_leave_the_bytes_of_one_run()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the scripts are those of a Linux cluster");
        var scenario = Scenario();
        Run("one", "bash", [Hogwild(), "run", scenario, "--out", _folder["one"]]);
        if (IsThere("sbatch") && IsThere("slurmctld") && IsThere("munged") && Environment.IsPrivilegedProcess)
        {
            Run("slurm", Path.Combine(Repository.Root, "tests", "Slurm", "one-machine.sh"), [_folder["slurm"], "bash", "-c", $"""
                set -e
                cd '{_folder.Root}'
                job=$(sbatch --parsable --array=1-{Shares} '{Script("shares")}' run '{scenario}')
                sbatch --wait --dependency=afterok:$job '{Script("merge")}' small {Shares}
                """]);
        }
        else
        {
            for (var task = 1; task <= Shares; task++)
            {
                Run(
                    $"task {task}",
                    "bash",
                    [Script("shares"), "run", scenario],
                    Array(task, 1, Shares, Shares));
            }

            Run("merge", "bash", [Script("merge"), "small", $"{Shares}"]);
        }

        foreach (var table in new[] { "cells.csv", "replicates.csv", "curves.csv" })
        {
            Assert.Equal(File.ReadAllText(_folder[$"one/small/{table}"]), File.ReadAllText(_folder[$"shared/small/{table}"]));
        }
    }

    /// <summary>What is left of an array does not tell of how many shares it is; it is asked for, and nothing is guessed.</summary>
    [Theory]
    [InlineData(2, 1, 3, 3, "", "run a.yaml --shard 2/3 ")]
    [InlineData(3, 3, 3, 1, "8", "run a.yaml --shard 3/8 ")]
    [InlineData(7, 3, 7, 2, "8", "run a.yaml --shard 7/8 ")]
    [InlineData(3, 3, 3, 1, "", null)]
    [InlineData(1, 1, 1, 1, "", null)]
    [InlineData(3, 3, 7, 2, "", null)]
    [InlineData(0, 0, 2, 3, "", null)]
    [InlineData(1, 1, 8, 3, "", null)]
    public void A_task_is_the_share_of_its_number(int task, int first, int last, int count, string shares, string? command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the scripts are those of a Linux cluster");
        var (code, output, error) = Start(
            "task", "bash", [Script("shares"), "run", "a.yaml"],
            [.. Array(task, first, last, count), ("HOGWILD", "echo"), ("HOGWILD_SHARES", shares)]);
        Assert.Equal(command is null ? 2 : 0, code);
        Assert.StartsWith(command ?? string.Empty, output, StringComparison.Ordinal);
        Assert.Equal(
            command is null ? $"shares.sbatch: expected an array of all tasks from 1 on, such as --array=1-8, or HOGWILD_SHARES, the "
                + $"number of all shares, where some are sent again; found {count} from {first} to {last}\n" : string.Empty,
            error);
    }

    /// <summary>What Slurm tells a task of its array.</summary>
    private static (string Key, string Value)[] Array(int task, int first, int last, int count) =>
    [
        ("SLURM_ARRAY_TASK_ID", $"{task}"), ("SLURM_ARRAY_TASK_MIN", $"{first}"), ("SLURM_ARRAY_TASK_MAX", $"{last}"),
        ("SLURM_ARRAY_TASK_COUNT", $"{count}"),
    ];

    private string Scenario() => _folder.Write("small.yaml", $$"""
        dataset: { kind: chains, length: 4 }
        models:
          walk: { rule: gcn, weights: {{Path.Combine(Repository.Root, "weights", "chains-10", "gcn.safetensors")}} }
        scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }
        vary: { path: scheduler.bound.steps, values: [1, 3] }
        run: { until: 60ms, replicates: 3 }
        """);

    private string Hogwild()
    {
        var script = _folder.Write("hogwild", $"#!/bin/bash\nexec dotnet '{typeof(CommandLine).Assembly.Location}' \"$@\"\n");
        Process.Start("chmod", ["+x", script]).WaitForExit();
        return script;
    }

    private static string Script(string name) => Path.Combine(Repository.Root, "samples", "slurm", $"{name}.sbatch");

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
        .Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, program)));

    private void Run(string what, string program, string[] arguments, params (string Key, string Value)[] environment)
    {
        var (code, output, error) = Start(what, program, arguments, environment);
        Assert.True(code == 0, $"{what}: {output}{error}");
    }

    private (int Code, string Output, string Error) Start(
        string what, string program, string[] arguments, (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.Root,
        };
        start.Environment["HOGWILD"] = _folder["hogwild"];
        start.Environment["HOGWILD_OUT"] = _folder["shared"];
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(process.WaitForExit(120_000), $"{what} did not end");
        return (process.ExitCode, output.Result, error.Result);
    }
}
