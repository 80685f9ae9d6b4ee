using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The times of a series of rows: in order, each once, and within the time after which the series begins again.</summary>
internal static class TimeRow
{
    private const string Time = "time";

    /// <summary>The time of a row.</summary>
    /// <param name="table">The row.</param>
    /// <param name="form">How times are read.</param>
    /// <param name="before">The times of the rows before it in the same series.</param>
    /// <param name="line">The line of the row before it, and now of this one.</param>
    /// <param name="atZero">Whether the time 0 is one.</param>
    internal static long Next(TableReader table, SeriesTime form, IReadOnlyList<long> before, ref int line, bool atZero)
    {
        var time = table.Duration(Time, "a time", form.TimeUnit.Ticks);
        var problem = before.Count > 0 && time <= before[^1] ? $"a time after that of line {line} by 100 ns or more"
            : time == 0 && !atZero ? "a time above 0 by 100 ns or more, since a run begins with states that are there"
            : form.Repeat is { } length && (time > length.Ticks || (atZero && time == length.Ticks))
                ? $"a time {(atZero ? "below" : "up to")} {DurationText.Write(length)}, after which the series begins again"
            : null;
        line = table.Line;
        return problem is null ? time : throw table.Error(Time, $"expected {problem}, found {table.Found(Time)}");
    }
}
