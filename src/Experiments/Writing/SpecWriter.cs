using System.Collections;
using System.Text.Json;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Writes specs as their descriptions say, in the language of scenarios, as JSON. Reading them back gives the same specs.
/// </summary>
public static class SpecWriter
{
    /// <summary>Writes a spec as one JSON object; its kind comes first, where it belongs to a family.</summary>
    public static void Write(Utf8JsonWriter json, object spec)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(spec);
        Write(json, spec, hasKind: Kind.Of(spec.GetType()).Family is not null);
    }

    /// <summary>Writes some options of a spec into an object that has been begun.</summary>
    internal static void WriteOptions(Utf8JsonWriter json, object spec, Func<Option, bool> isWritten)
    {
        foreach (var option in Kind.Of(spec.GetType()).Options)
        {
            // What has no effect beside the others may not be written; its default says nothing.
            if (!option.HasEffectIn(spec) && Equals(option.In(spec), option.Default))
            {
                continue;
            }

            if (isWritten(option) && (IsThere(option.In(spec)) || option is { MayBeEmpty: true, IsRequired: true }))
            {
                json.WritePropertyName(option.Name);
                WriteValue(json, option, option.In(spec)!);
            }
            else if (isWritten(option) && option.NullWord is { } word)
            {
                json.WriteString(option.Name, word);
            }
        }
    }

    private static void Write(Utf8JsonWriter json, object spec, bool hasKind)
    {
        json.WriteStartObject();
        if (hasKind)
        {
            json.WriteString("kind", Kind.NameOf(spec));
        }

        WriteOptions(json, spec, _ => true);
        json.WriteEndObject();
    }

    /// <summary>What is absent stays absent: nothing, and lists of nothing.</summary>
    private static bool IsThere(object? value) => value is not (null or ICollection { Count: 0 });

    private static void WriteValue(Utf8JsonWriter json, Option option, object value)
    {
        switch (value)
        {
            case bool or Enum:
                WriteWord(json, option, value);
                break;
            case TraceSpec trace:
                json.WriteStringValue(trace.Name);
                break;
            case string or TimeSpan or InputFile or InputFolder or ListFile:
                json.WriteStringValue(Text(value));
                break;
            case int or double or ulong:
                WriteNumber(json, value);
                break;
            case SweepValue swept:
                WriteSwept(json, swept);
                break;
            case Tensor tensor:
                WriteAxis(json, tensor.Shape, tensor.Values);
                break;
            case IEnumerable list:
                WriteList(json, option, list);
                break;
            default:
                WriteSpec(json, option, value);
                break;
        }
    }

    private static void WriteWord(Utf8JsonWriter json, Option option, object value)
    {
        var words = option.WordsFor(value.GetType());
        var number = value is bool truth ? (truth ? 1 : 0) : Array.IndexOf(Enum.GetValues(value.GetType()), value);
        if (words is ["false", "true"])
        {
            json.WriteBooleanValue(number == 1);
        }
        else
        {
            json.WriteStringValue(words[number]);
        }
    }

    private static void WriteSwept(Utf8JsonWriter json, SweepValue swept)
    {
        if (swept.Label is { } label)
        {
            json.WriteStartObject();
            json.WriteString("label", label);
            json.WritePropertyName("value");
            WriteSwept(json, swept with { Label = null });
            json.WriteEndObject();
        }
        else if (swept.IsSection)
        {
            json.WriteRawValue(swept.Text);
        }
        else
        {
            json.WriteStringValue(swept.Text);
        }
    }

    private static string Text(object value) => value switch
    {
        TimeSpan duration => DurationText.Write(duration),
        InputFile file => file.Path,
        InputFolder folder => folder.Path,
        ListFile list => list.File.Path,
        _ => value.ToString()!,
    };

    private static void WriteNumber(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case int whole:
                json.WriteNumberValue(whole);
                break;
            case ulong seed:
                json.WriteNumberValue(seed);
                break;
            default:
                json.WriteNumberValue((double)value);
                break;
        }
    }

    private static void WriteSpec(Utf8JsonWriter json, Option option, object value)
    {
        if (!Kind.Describes(value.GetType()))
        {
            json.WriteStringValue(value.ToString());
        }
        else if (Kind.Of(value.GetType()) is { Brief: { } brief, Options.Count: 1 })
        {
            WriteValue(json, brief, brief.In(value)!);
        }
        else
        {
            // A kind that is that of another option is not said again.
            Write(json, value, hasKind: option.KindOf is null && Kind.Of(value.GetType()).Family is not null);
        }
    }

    /// <summary>What has names is a mapping; a pair of numbers is a list.</summary>
    private static void WriteList(Utf8JsonWriter json, Option option, IEnumerable list)
    {
        var items = list.Cast<object>().ToList();
        if (items is [ReferenceValue, ..])
        {
            ReferenceWriter.Write(json, items.Cast<ReferenceValue>());
        }
        else if (items.Count > 0 && Items.HasName(items[0]))
        {
            json.WriteStartObject();
            foreach (var (key, value) in Items.Of(items))
            {
                json.WritePropertyName(key);
                WriteItem(json, option, value);
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteStartArray();
            items.ForEach(item => WriteValue(json, option, item is ValueTuple<int, int> pair ? new[] { pair.Item1, pair.Item2 } : item));
            json.WriteEndArray();
        }
    }

    /// <summary>What has its name here is written whole; elsewhere, as a trace is, by its name.</summary>
    private static void WriteItem(Utf8JsonWriter json, Option option, object value)
    {
        if (value is INamed)
        {
            Write(json, value);
        }
        else
        {
            WriteValue(json, option, value);
        }
    }

    private static void WriteAxis(Utf8JsonWriter json, ReadOnlySpan<int> shape, ReadOnlySpan<double> values)
    {
        if (shape.IsEmpty)
        {
            json.WriteNumberValue(values[0]);
            return;
        }

        json.WriteStartArray();
        var size = values.Length / shape[0];
        for (var item = 0; item < shape[0]; item++)
        {
            WriteAxis(json, shape[1..], values.Slice(item * size, size));
        }

        json.WriteEndArray();
    }
}
