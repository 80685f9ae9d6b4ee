using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The section that varies one value of a scenario.</summary>
internal static class VaryReader
{
    /// <summary>Its keys.</summary>
    public static readonly Shape Shape = new(
        "vary",
        "one value of the scenario, varied",
        Key.Required("path", "its keys joined by dots, such as scheduler.bound.steps"),
        Key.Required("values", "a list of its values"));

    // A run of several scenarios has one folder, one title, and one question.
    private static readonly string[] Fixed = ["vary", "name", "title", "threshold", "ordering", "sweep"];

    /// <summary>Reads the section, and with it every scenario.</summary>
    /// <param name="value">The section.</param>
    /// <param name="root">The whole tree, with the section in it.</param>
    /// <param name="read">Reads a scenario from a tree without it.</param>
    public static VarySpec Read(Value value, MappingNode root, Func<MappingNode, Scenario> read)
    {
        var section = value.Section(Shape);
        var path = section.Get("path").Text();
        if (Fixed.Contains(path.Split('.')[0]))
        {
            throw section.Get("path").Expected(
                "keys joined by dots, such as scheduler.bound.steps, of something that can differ between runs,");
        }

        var values = new List<VariedScenario>();
        foreach (var item in section.Get("values").List("a list of values, not empty,"))
        {
            var text = item.Text("a number, a share, a duration or a word");
            if (values.Exists(other => other.Value == text))
            {
                throw item.Expected("each value once");
            }

            values.Add(new VariedScenario(text, Number(text), Read(root, new Override(path, text, item.Place.ToString()), read)));
        }

        return values.Exists(item => item.Scenario.Run.Record)
            ? throw value.Expected("false for 'run.record' where a value is varied (record the runs of one value)")
            : new VarySpec(path, values);
    }

    private static Scenario Read(MappingNode root, Override item, Func<MappingNode, Scenario> read)
    {
        var copy = (MappingNode)Copy(root);
        copy.Entries.RemoveAll(entry => entry.Key is "vary" or "ordering");
        Overrides.Apply(copy, [item]);
        return read(copy);
    }

    private static Node Copy(Node node) => node switch
    {
        MappingNode mapping => mapping with { Entries = [.. mapping.Entries.Select(entry => entry with { Value = Copy(entry.Value) })] },
        SequenceNode sequence => sequence with { Items = [.. sequence.Items.Select(Copy)] },
        _ => node,
    };

    private static double? Number(string text)
    {
        var digits = text.EndsWith('%') ? text[..^1] : text;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : DurationText.Parse(text, 0, out _)?.TotalSeconds;
    }
}
