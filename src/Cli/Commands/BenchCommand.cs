using System.CommandLine;
using System.Globalization;
using System.Text;
using Hogwild.Contests;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild bench</c>.</summary>
internal static class BenchCommand
{
    private static readonly int[] AllSizes = [1_000, 10_000, 100_000, BenchSettings.Million];

    private static readonly Option<string[]> Lines = new("--line")
    {
        Description = "What is measured; may be repeated. Default: all lines.",
        HelpName = "LINE",
    };

    private static readonly Option<bool> Quick = new("--quick") { Description = "A third of the time, and less sure numbers." };

    private static readonly Option<string?> Json = new("--json") { Description = "Also write the numbers as JSON.", HelpName = "FILE" };

    private static readonly Option<string?> Markdown =
        new("--markdown") { Description = "Also write the table as Markdown.", HelpName = "FILE" };

    /// <summary>Makes the command.</summary>
    /// <param name="output">Receives table and progress.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <param name="hasGates">
    /// Whether the project's own gates are shown, and end in an error where one is missed; then there is the line of C++, too.
    /// </param>
    public static Command Create(TextWriter output, CancellationToken cancellation, bool hasGates = false)
    {
        var benches = hasGates ? BenchSuite.WithLimit : BenchSuite.All;
        var sizes = new Option<int[]>("--size")
        {
            Description = "Numbers of nodes and of pending events; may be repeated.",
            HelpName = "N",
            DefaultValueFactory = _ => hasGates ? AllSizes : AllSizes[..3],
        };
        var command = new Command(
            "bench",
            $"""
            Measures on this machine how fast networks run against the same workload written by hand.

            All numbers are ratios within one interleaved run on one thread, from CPU time in slices run in turn. The workload: a
            random 4-regular graph, exponential clocks and delays, 5 % loss, states of 16 numbers. docs/performance.md explains the lines:
            {string.Join('\n', benches.Select(bench => $"  {bench.Name,-10} {bench.Description}"))}
            """)
        {
            Lines, sizes, Quick, Json, Markdown,
        };
        command.SetAction(parsed => Run(parsed, benches, sizes, output, hasGates, cancellation));
        return command;
    }

    private static int Run(
        ParseResult parsed,
        IReadOnlyList<IBench> benches,
        Option<int[]> sizes,
        TextWriter output,
        bool hasGates,
        CancellationToken cancellation)
    {
        var lines = parsed.GetValue(Lines) ?? [];
        foreach (var line in lines)
        {
            var names = benches.Select(bench => bench.Name).ToList();
            if (!names.Contains(line, StringComparer.Ordinal))
            {
                throw new ScenarioException($"--line {line}", $"expected one of {string.Join(", ", names)}{Nearest.Hint(line, names)}");
            }
        }

        int[] numbers = [.. (parsed.GetValue(sizes) ?? []).Distinct().Order()];
        if (numbers.Length == 0 || numbers[0] < BenchSettings.Smallest)
        {
            throw new ScenarioException("--size", $"expected whole numbers of at least {BenchSettings.Smallest}");
        }

        Check(Markdown, parsed);
        Check(Json, parsed);
        var settings = new BenchSettings(numbers, parsed.GetValue(Quick));
        var asked = benches.Where(bench => lines.Length == 0 || lines.Contains(bench.Name, StringComparer.Ordinal));
        var findings = ProgressDisplay.For(output).Show(progress => BenchSuite.Run(asked, settings, progress, cancellation));
        var table = BenchReport.Markdown(findings, hasGates);
        output.Write(table);
        Write(parsed.GetValue(Markdown), table);
        Write(parsed.GetValue(Json), BenchReport.Json(findings));
        var (missed, gates) = (findings.Count(finding => !finding.Passes), findings.Count(finding => finding.Gate is not null));
        if (hasGates)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{missed} of {gates} gates missed."));
        }

        return hasGates && missed > 0 ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static void Check(Option<string?> option, ParseResult parsed)
    {
        if (parsed.GetValue(option) is { } file)
        {
            AtomicFile.Check(option.Name, file);
        }
    }

    private static void Write(string? file, string text)
    {
        if (file is not null)
        {
            AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }
    }
}
