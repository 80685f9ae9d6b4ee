using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The section on thresholds.</summary>
internal static class ThresholdReader
{
    /// <summary>Its keys.</summary>
    public static readonly Shape Shape = new(
        "threshold",
        "thresholds between converging and not converging, for hogwild threshold",
        Key.Required("over", "the parameter: bound, alpha, loss or delay"),
        new Key("from", "its smallest value") { DefaultRule = "B = 1; a tenth of the scenario's alpha or delay; no loss" },
        new Key("to", "its largest value") { DefaultRule = "B = 64; ten times the scenario's alpha or delay; a loss of 90%" },
        new Key("points", "values of the coarse grid", "12"),
        new Key("resolution", "how closely a crossing is enclosed: relative for alpha and delay, absolute for loss", "0.01"),
        new Key("confidence", "of the interval about a share of schedules", "0.95"),
        new Key("schedulers", "a list of schedulers to compare") { DefaultRule = "that of the scenario" },
        new Key("and", "a second parameter, for a map: a threshold for each of its values"));

    /// <summary>The keys of a second parameter.</summary>
    public static readonly Shape And = new(
        "and",
        "a second parameter",
        Key.Required("over", "the parameter: bound, alpha, loss or delay"),
        new Key("values", "a list of its values, increasing") { DefaultRule = "for a bound [1, 2, 3, 5, 8, 13, 20]" });

    private static readonly double[] Bounds = [1, 2, 3, 5, 8, 13, 20];

    /// <summary>Reads the section.</summary>
    /// <param name="value">The section.</param>
    /// <param name="scheduler">The scenario's scheduler, as it was written and as it was read.</param>
    /// <param name="reader">Reads schedulers.</param>
    public static ThresholdSpec Read(Value value, (Value Written, SchedulerSpec Read) scheduler, SpecReader reader)
    {
        var section = value.Section(Shape);
        var over = ReadParameter(section.Get("over"));
        var and = section.Find("and")?.Section(And);
        var second = and is null ? (ThresholdParameter?)null : ReadParameter(and.Get("over"));
        if (second == over)
        {
            throw and!.Get("over").Expected($"another parameter than 'threshold.over' ({over.Name()})");
        }

        var written = section.Find("schedulers")?.List("a list of schedulers, not empty,") ?? [];
        var schedulers = written.Select(item => (Written: item, Read: reader.Read<SchedulerSpec>(item))).ToList();
        foreach (var item in schedulers.Count > 0 ? schedulers : [scheduler])
        {
            CheckScheduler(item.Written, item.Read, over);
            CheckScheduler(item.Written, item.Read, second ?? ThresholdParameter.Alpha);
        }

        return new ThresholdSpec
        {
            Over = over,
            From = section.Find("from") is { } from ? ReadNumber(over, from) : null,
            To = section.Find("to") is { } to ? ReadTo(to, section.Find("from"), over) : null,
            Points = section.Get("points").Whole(2, 10_000),
            Resolution = section.Get("resolution").Number("a number above 0 and below 1", number => number is > 1e-9 and < 1),
            Confidence = section.Get("confidence").Number("a number above 0 and below 1", number => number is > 0 and < 1),
            Schedulers = [.. schedulers.Select(item => item.Read)],
            And = second,
            AndValues = and is null ? [] : ReadValues(and, second!.Value),
        };
    }

    private static ThresholdParameter ReadParameter(Value value)
    {
        var names = ThresholdParameters.Names.Select(item => item.Key).ToList();
        const string What = "bound, alpha, loss or delay";
        var text = value.Text(What);
        return names.Contains(text)
            ? ThresholdParameters.Names.First(item => item.Key == text).Value
            : throw value.Expected(What, Nearest.Hint(text, names));
    }

    private static void CheckScheduler(Value written, SchedulerSpec scheduler, ThresholdParameter parameter)
    {
        if (ThresholdScheduler.Missing(scheduler, parameter) is { } missing)
        {
            throw written.Expected($"{missing}, whose {parameter.Name()} 'threshold' can set,");
        }
    }

    private static double ReadTo(Value to, Value? from, ThresholdParameter over)
    {
        var number = ReadNumber(over, to);
        return from is null || number > ReadNumber(over, from) ? number : throw to.Expected("a value above 'threshold.from'");
    }

    private static double[] ReadValues(Section and, ThresholdParameter parameter)
    {
        if (and.Find("values") is not { } values)
        {
            return parameter == ThresholdParameter.Bound ? Bounds : throw new ScenarioException(
                and.Place.ToString(), $"expected the key 'values' in '{and.Path}' for {parameter.Name()}, found {and.Describe()}");
        }

        var read = values.List("a list of values, not empty,").Select(item => (Item: item, Number: ReadNumber(parameter, item))).ToList();
        for (var k = 1; k < read.Count; k++)
        {
            if (read[k].Number <= read[k - 1].Number)
            {
                var before = read[k - 1].Number.ToString("R", CultureInfo.InvariantCulture);
                throw read[k].Item.Expected($"a value above the one before ({before})");
            }
        }

        return [.. read.Select(item => item.Number)];
    }

    /// <summary>Reads a value.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">As it was written.</param>
    /// <exception cref="ScenarioException">It is not what the parameter takes.</exception>
    private static double ReadNumber(ThresholdParameter parameter, Value value) => parameter switch
    {
        ThresholdParameter.Bound => value.Whole(1, 1_000_000),
        ThresholdParameter.Alpha => value.Positive(),
        ThresholdParameter.Loss => value.Share(),
        _ => value.Duration(1).TotalSeconds,
    };
}
