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
            // Arrays may begin anywhere.
            for (var task = 0; task < Shares; task++)
            {
                Run(
                    $"task {task}",
                    "bash",
                    [Script("shares"), "run", scenario],
                    ("SLURM_ARRAY_TASK_ID", $"{10 + task}"),
                    ("SLURM_ARRAY_TASK_MIN", "10"),
                    ("SLURM_ARRAY_TASK_COUNT", $"{Shares}"));
            }

            Run("merge", "bash", [Script("merge"), "small", $"{Shares}"]);
        }

        foreach (var table in new[] { "cells.csv", "replicates.csv", "curves.csv" })
        {
            Assert.Equal(File.ReadAllText(_folder[$"one/small/{table}"]), File.ReadAllText(_folder[$"shared/small/{table}"]));
        }
    }

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
        Assert.True(process.ExitCode == 0, $"{what}: {output.Result}{error.Result}");
    }
}
