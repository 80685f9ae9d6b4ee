using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hogwild.Contests;

/// <summary>What was measured, as a table for people and as JSON for programs.</summary>
internal static class BenchReport
{
    private static readonly JsonSerializerOptions Format =
        new()
        {
            WriteIndented = true,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        };

    // What two digits behind the point still show.
    private const double Smallest = 0.01;

    /// <summary>A Markdown table, which is also what a terminal shows.</summary>
    /// <param name="findings">What was measured.</param>
    /// <param name="hasGates">Whether the columns of what is asked are shown.</param>
    public static string Markdown(IReadOnlyList<Finding> findings, bool hasGates)
    {
        string[] head = hasGates
            ? ["line", "what", "measured", "gate", "aim", "", "numbers"]
            : ["line", "what", "measured", "numbers"];
        var rows = findings.Select(finding => hasGates
            ? new[]
            {
                finding.Line, finding.What, Number(finding.Value, finding.Unit), Bound(finding, finding.Gate), Bound(finding, finding.Aim),
                finding.Gate is null ? "" : finding.Passes ? "pass" : "FAIL", finding.Detail,
            }
            : [finding.Line, finding.What, Number(finding.Value, finding.Unit), finding.Detail]).Prepend(head).ToList();
        var widths = Enumerable.Range(0, head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var lines = rows.Select(row => Line(row.Select((cell, column) => cell.PadRight(widths[column])))).ToList();
        lines.Insert(1, Line(widths.Select(width => new string('-', width))));
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Everything, with the machine it was measured on.</summary>
    public static string Json(IReadOnlyList<Finding> findings) => JsonSerializer.Serialize(
        new
        {
            Runtime = RuntimeInformation.FrameworkDescription,
            System = RuntimeInformation.OSDescription,
            Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
            Processors = Environment.ProcessorCount,
            Findings = findings,
        },
        Format) + "\n";

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Bound(Finding finding, double? bound) =>
        bound is { } value ? $"{(finding.IsLargerBetter ? "≥" : "≤")} {Number(value, finding.Unit)}" : "";

    private static string Number(double value, string unit)
    {
        if (double.IsNaN(value))
        {
            return "none";
        }

        var format = value != 0 && Math.Abs(value) < Smallest ? "0.#e-0" : "0.##";
        return value.ToString(format, CultureInfo.InvariantCulture) + (unit is "×" or "" ? "" : " ") + unit;
    }
}
