using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>Durations as text: a number with a unit, to whole ticks of 100 ns.</summary>
public static class DurationText
{
    /// <summary>What messages ask for.</summary>
    public const string Expected = "a duration such as 100ns, 10us, 5ms, 1.5s or 2min";

    /// <summary>A regular expression that durations match, 0 without a unit aside; the limits are not in it.</summary>
    public const string Pattern = @"^\+?(\d+\.?\d*|\.\d+)\s*(ns|us|µs|μs|ms|s|min)$";

    // A century: far beyond any run, and sums of a few durations stay far from overflow.
    private const long Most = 100L * 366 * 24 * 3600 * TimeSpan.TicksPerSecond;

    /// <summary>The longest duration that is read: a century.</summary>
    internal static TimeSpan Longest => TimeSpan.FromTicks(Most);

    // Ticks in a unit, as a fraction of the tick for nanoseconds. The spellings of micro are the micro sign and the Greek letter.
    private static readonly (string Name, decimal Ticks)[] Units =
    [
        ("ns", 0.01m), ("us", 10), ("µs", 10), ("μs", 10), ("ms", 10_000), ("s", 10_000_000), ("min", 600_000_000),
    ];

    // Units that people write, with ours and how many of ours they are.
    private static readonly (string Name, string Unit, int Count)[] Others =
    [
        ("m", "min", 1), ("minute", "min", 1), ("minutes", "min", 1), ("mins", "min", 1),
        ("h", "min", 60), ("hr", "min", 60), ("hrs", "min", 60), ("hour", "min", 60), ("hours", "min", 60),
        ("d", "min", 1440), ("day", "min", 1440), ("days", "min", 1440),
        ("sec", "s", 1), ("secs", "s", 1), ("second", "s", 1), ("seconds", "s", 1),
        ("msec", "ms", 1), ("msecs", "ms", 1), ("millis", "ms", 1), ("millisecond", "ms", 1), ("milliseconds", "ms", 1),
        ("usec", "us", 1), ("microsecond", "us", 1), ("microseconds", "us", 1),
        ("nsec", "ns", 1), ("nanosecond", "ns", 1), ("nanoseconds", "ns", 1),
    ];

    /// <summary>Reads a duration; null, with the problem, where the text is none.</summary>
    public static TimeSpan? Parse(string text, long least, out Problem? problem)
    {
        problem = null;
        var split = 0;
        while (split < text.Length && (char.IsAsciiDigit(text[split]) || text[split] is '.' or '-' or '+'))
        {
            split++;
        }

        var unit = text[split..].Trim();
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(text[..split], Style, CultureInfo.InvariantCulture, out var number))
        {
            problem = new Problem(Expected, string.Empty);
            return null;
        }

        var factor = unit.Length == 0 && number == 0 ? 1 : Units.FirstOrDefault(item => item.Name == unit).Ticks;
        problem = factor == 0 ? NoUnit(text, number, unit) : Limits(number, factor, least);
        return problem is null ? TimeSpan.FromTicks((long)(number * factor)) : null;
    }

    /// <summary>The shortest exact text in one unit: <c>20ms</c>, <c>1500ms</c>, <c>607.8953ms</c>, <c>0</c>.</summary>
    public static string Write(TimeSpan duration)
    {
        if (duration.Ticks == 0)
        {
            return "0";
        }

        foreach (var (name, ticks) in Units.Reverse().Where(item => item.Ticks > 1 && char.IsAscii(item.Name[0])))
        {
            if (duration.Ticks % (long)ticks == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / (long)ticks}{name}");
            }
        }

        // Decimals of a second, a milli- or a microsecond are exact.
        var (unit, size) = Units.Reverse().First(item => item.Name is "s" or "ms" or "us" or "ns" && duration.Ticks >= item.Ticks);
        return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / size:0.#######}{unit}");
    }

    private static Problem NoUnit(string text, decimal number, string unit)
    {
        if (unit.Length == 0)
        {
            return new Problem($"a unit after the number (ns, us, ms, s, min)", $"; did you mean '{text}s'?");
        }

        const string What = "a duration in one of the units ns, us, ms, s, min";
        var other = Array.Find(Others, item => item.Name.Equals(unit, StringComparison.OrdinalIgnoreCase));
        return other.Unit is null || Math.Abs(number) > int.MaxValue
            ? new Problem(What, Nearest.Hint(unit, Units.Select(item => item.Name)))
            : new Problem(What, string.Create(
                CultureInfo.InvariantCulture, $"; did you mean '{number * other.Count:0.#######}{other.Unit}'?"));
    }

    private static Problem? Limits(decimal number, decimal factor, long least)
    {
        var isWhole = number < 0 || number > Most / factor || decimal.IsInteger(number * factor);
        if (isWhole && (number < 0 || number > Most / factor || number * factor < least))
        {
            var shortest = least switch
            {
                0 => "from 0",
                1 => "above 0",
                _ => $"of at least {Write(TimeSpan.FromTicks(least))}",
            };
            return new Problem($"a duration {shortest}, at most a century,", string.Empty);
        }

        return isWhole ? null : new Problem("a duration in whole ticks of 100ns", string.Empty);
    }

    /// <summary>What was expected, and a hint that follows what was found.</summary>
    public sealed record Problem(string Expected, string Hint);
}
