using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Ranges of numbers, shares and durations.</summary>
internal static class SweepRange
{
    private const double Slack = 1e-9;

    /// <summary>The values of a range that fits; of durations whole ticks, of others twelve digits, and each once.</summary>
    /// <param name="range">The range.</param>
    /// <param name="isWhole">Whether they stand for whole numbers.</param>
    public static IReadOnlyList<SweepValue> Values(SweepValues range, bool isWhole) =>
    [
        .. Numbers(range).Select(number => Text(range, number, isWhole)).Distinct(StringComparer.Ordinal)
            .Select(text => new SweepValue(text)),
    ];

    /// <summary>What does not fit.</summary>
    public static IEnumerable<Misfit> Misfits(SweepValues range)
    {
        if (range.Values.Count > 0)
        {
            yield return new Misfit("values", "either a list, or a range with from and to");
            yield break;
        }

        if (range.From is not { } from || range.To is not { } to || (range.Points is null) == (range.Step is null))
        {
            yield return new Misfit(string.Empty, "a range with the keys 'from', 'to' and either 'points' or 'step'");
            yield break;
        }

        if (IsDuration(from) != IsDuration(to))
        {
            yield return new Misfit("to", $"{(IsDuration(from) ? "a duration" : "a number or share")}, as 'from' is,");
            yield break;
        }

        foreach (var misfit in OfEnds(range, from, to))
        {
            yield return misfit;
        }
    }

    private static IEnumerable<Misfit> OfEnds(SweepValues range, Quantity from, Quantity to)
    {
        if (from.Number == to.Number)
        {
            yield return new Misfit("to", "a value other than 'from'");
        }
        else if (range.Scale == RangeScale.Log && (from.Number <= 0 || to.Number <= 0))
        {
            yield return new Misfit(from.Number <= 0 ? "from" : "to", "a value above 0 for a range on a logarithmic scale");
        }
        else if (range.Step is { } step)
        {
            if (range.Scale == RangeScale.Log)
            {
                yield return new Misfit("step", "the key only with the scale linear (a logarithmic one takes 'points')");
            }
            else if (IsDuration(step) != IsDuration(from) || step.Number <= 0)
            {
                yield return new Misfit("step", $"{(IsDuration(from) ? "a duration" : "a number or share")} above 0");
            }
            else if (Math.Abs(to.Number - from.Number) / step.Number > SweepValues.Most - 1)
            {
                yield return new Misfit("step", $"a step that gives at most {SweepValues.Most} values");
            }
            else if (LastBefore(range, from, to, step) is { } last)
            {
                yield return new Misfit("to", $"a value that steps of {step} from {from} meet, such as {last},");
            }
        }
    }

    /// <summary>The last value that steps meet, where that is not the end; null where it is.</summary>
    private static string? LastBefore(SweepValues range, Quantity from, Quantity to, Quantity step)
    {
        var count = Math.Abs(to.Number - from.Number) / step.Number;
        var met = Math.Floor(count + Slack);
        return Math.Abs(count - met) <= Slack ? null
            : Text(range, from.Number + (Math.Sign(to.Number - from.Number) * met * step.Number), isWhole: false);
    }

    private static IEnumerable<double> Numbers(SweepValues range)
    {
        var (from, to) = (range.From!.Number, range.To!.Number);
        if (range.Step is { Number: var step })
        {
            var count = (int)Math.Floor((Math.Abs(to - from) / step) + Slack);
            return Enumerable.Range(0, count + 1).Select(k => from + (Math.Sign(to - from) * k * step));
        }

        var last = range.Points!.Value - 1;
        return Enumerable.Range(0, last + 1).Select(k => k == 0 ? from : k == last ? to
            : range.Scale == RangeScale.Log ? from * Math.Pow(to / from, (double)k / last) : from + ((to - from) * k / last));
    }

    private static string Text(SweepValues range, double number, bool isWhole) =>
        IsDuration(range.From!) ? Duration((long)Math.Round(number * TimeSpan.TicksPerSecond))
        : isWhole ? Math.Round(number).ToString("0", CultureInfo.InvariantCulture)
        : range.From!.Unit == QuantityUnit.Share || range.To!.Unit == QuantityUnit.Share ? $"{Digits(100 * number)}%"
        : Digits(number);

    /// <summary>Whole ticks in the largest unit of which there is one: 12.5ms.</summary>
    private static string Duration(long ticks)
    {
        var (unit, name) = ticks >= TimeSpan.TicksPerSecond ? (TimeSpan.TicksPerSecond, "s")
            : ticks >= TimeSpan.TicksPerMillisecond ? (TimeSpan.TicksPerMillisecond, "ms") : (TimeSpan.TicksPerMicrosecond, "us");
        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)ticks / unit:0.#######}{name}");
    }

    /// <summary>Twelve digits, so that three tenths are 0.3.</summary>
    private static string Digits(double number) =>
        double.Parse(number.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            .ToString("R", CultureInfo.InvariantCulture);

    private static bool IsDuration(Quantity quantity) => quantity.Unit == QuantityUnit.Duration;
}
