using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Plugged;

/// <summary>Delays in milliseconds, one a line, equally likely.</summary>
/// <param name="Name">The name it is referred to by.</param>
/// <param name="File">The file.</param>
/// <param name="Source">Where it comes from.</param>
[Kind("ramp", "delays in milliseconds, one a line, equally likely")]
public sealed record RampTrace(
    string Name, [Option("the file")] string File, [Option("where it comes from")] string? Source = null) : TraceSpec(Name, File, Source)
{
    /// <summary>The delays; empty until they have been read.</summary>
    public IReadOnlyList<TimeSpan> Steps { get; init; } = [];

    /// <inheritdoc/>
    public override int NodeCount => 0;

    /// <inheritdoc/>
    public override TraceSpec Load(IReadOnlyList<string> paths) => this with
    {
        Steps = [.. System.IO.File.ReadLines(paths[0])
            .Select(line => TimeSpan.FromMilliseconds(double.Parse(line, CultureInfo.InvariantCulture)))],
    };
}
