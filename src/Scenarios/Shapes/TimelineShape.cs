using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The part of the language that chooses what a space–time diagram shows.</summary>
internal static class TimelineShape
{
    private const string WhatNodes = "node numbers such as 0-5 or 0 3 7";
    private const int MostNodes = 60;

    /// <summary>The keys.</summary>
    public static readonly Shape Shape = new(
        "timeline",
        "which part of the first schedule figures/timeline shows",
        new Key("from", "where the window begins", "0s"),
        new Key("to", "where it ends") { DefaultRule = "after about 40 activations of the nodes shown" },
        new Key("nodes", $"the nodes shown, from the top, such as 0-5 or 0 3 7; at most {MostNodes}")
        {
            DefaultRule = "at most 12 of one neighbourhood",
        });

    /// <summary>Reads true, false or a window.</summary>
    /// <param name="value">What was written.</param>
    /// <param name="until">The end of the run.</param>
    public static TimelineSpec? Read(Value value, TimeSpan until)
    {
        if (!value.IsMapping)
        {
            return value.Truth() ? new TimelineSpec() : null;
        }

        var section = value.Section(Shape);
        var from = section.Get("from").Duration();
        var to = section.Find("to")?.Duration(1);
        if (from >= until)
        {
            throw section.Get("from").Expected($"a time before 'run.until' ({DurationText.Write(until)})");
        }

        return to is null || (to > from && to <= until)
            ? new TimelineSpec(from, to, section.Find("nodes") is { } nodes ? Nodes(nodes.Text(WhatNodes), () => nodes.Expected(WhatNodes)) : null)
            : throw section.Get("to").Expected(
                $"a time after 'from' ({DurationText.Write(from)}) and at most 'run.until' ({DurationText.Write(until)})");
    }

    /// <summary>Reads numbers and ranges, separated by blanks or commas.</summary>
    /// <param name="text">The text.</param>
    /// <param name="error">Makes the error that it is none.</param>
    public static IReadOnlyList<int> Nodes(string text, Func<Exception> error)
    {
        var nodes = new List<int>();
        foreach (var part in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !Number(ends[0], out var first) || !Number(ends[^1], out var last) || last < first || last - first >= MostNodes)
            {
                throw error();
            }

            nodes.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return nodes.Count is > 0 and <= MostNodes && nodes.Distinct().Count() == nodes.Count ? nodes : throw error();
    }

    /// <summary>The text that reads as those nodes.</summary>
    public static string Write(IReadOnlyList<int> nodes) => string.Join(' ', nodes.Select(node => node.ToString(CultureInfo.InvariantCulture)));

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
