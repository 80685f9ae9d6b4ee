using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>Where two recorded schedules part.</summary>
internal static class SchedulePart
{
    // The header is the first line of the file.
    private const int FirstLine = 2;

    /// <summary>The first decision that differs, in words; null where both decide the same to the end.</summary>
    /// <param name="first">The first file.</param>
    /// <param name="second">The second file.</param>
    /// <exception cref="ScenarioException">One of them is no schedule.</exception>
    public static string? Of(string first, string second)
    {
        var (one, other) = (Read(first), Read(second));
        if (one.Header.GraphHash != other.Header.GraphHash)
        {
            return string.Create(
            CultureInfo.InvariantCulture,
                $"they are for other graphs: {one.Header.NodeCount} nodes and {one.Header.ArcCount} arcs in the first, "
                    + $"{other.Header.NodeCount} and {other.Header.ArcCount} in the second");
        }

        var index = 0;
        while (index < one.Count && index < other.Count && AreSame(one[index], other[index]))
        {
            index++;
        }

        if (index == one.Count && index == other.Count)
        {
            return null;
        }

        var line = index + FirstLine;
        return index == one.Count ? Text($"the first ends after {index} decisions, the second goes on: {Told(other, index)} (line {line})")
            : index == other.Count
                ? Text($"the second ends after {index} decisions, the first goes on: {Told(one, index)} (line {line})")
                : Text($"decision {index + 1} (line {line}): {Told(one, index)} in the first, {Told(other, index)} in the second");
    }

    private static bool AreSame(Decision one, Decision other) =>
        (one.Time, one.Node, one.Exchange, one.OwnLag) == (other.Time, other.Node, other.Exchange, other.OwnLag)
        && one.Read.SequenceEqual(other.Read) && one.Torn.SequenceEqual(other.Torn);

    private static string Told(Schedule schedule, int index)
    {
        const int Most = 12;
        var decision = schedule[index];
        var count = 0;
        for (var k = 0; k <= index; k++)
        {
            count += schedule[k].Node == decision.Node ? 1 : 0;
        }

        var read = decision.Read.ToArray();
        var versions = string.Join(", ", read.Take(Most));
        var lag = decision.OwnLag == 0 ? string.Empty : Text($", from its state {decision.OwnLag} before");
        var exchange = decision.Exchange == Exchange.Both ? string.Empty
            : Text($", {decision.Exchange.ToString().ToLowerInvariant()} only");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"node {decision.Node} (activation {count}) at {DurationText.Write(TimeSpan.FromTicks(decision.Time))} reads versions "
                + $"[{versions}{(read.Length > Most ? ", …" : string.Empty)}]{lag}{exchange}");
    }

    private static Schedule Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new ScenarioException(file, "expected a recorded schedule, found no file");
        }

        try
        {
            return ScheduleFile.Read(file);
        }
        catch (ScheduleFormatException error)
        {
            throw new ScenarioException(error.Message, error);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
