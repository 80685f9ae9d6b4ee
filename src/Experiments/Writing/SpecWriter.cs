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
        json.WriteStartObject();
        WriteOptions(json, spec);
        json.WriteEndObject();
    }

    /// <summary>Writes the kind and the options of a spec into an object that has been begun.</summary>
    internal static void WriteOptions(Utf8JsonWriter json, object spec)
    {
        var kind = Kind.Of(spec.GetType());
        if (kind.Family is not null)
        {
            json.WriteString("kind", kind.Name);
        }

        foreach (var option in kind.Options)
        {
            if (IsWritten(option.In(spec)))
            {
                json.WritePropertyName(option.Name);
                WriteValue(json, option, option.In(spec)!);
            }
        }
    }

    /// <summary>What is absent stays absent: nothing, and lists of nothing.</summary>
    private static bool IsWritten(object? value) => value is not (null or ICollection { Count: 0 });

    private static void WriteValue(Utf8JsonWriter json, Option option, object value)
    {
        switch (value)
        {
            case bool or Enum:
                WriteWord(json, option, Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case TraceSpec trace:
                json.WriteStringValue(trace.Name);
                break;
            case string or TimeSpan or InputFile:
                json.WriteStringValue(Text(value));
                break;
            case int or double or ulong:
                WriteNumber(json, value);
                break;
            case Tensor tensor:
                WriteAxis(json, tensor.Shape, tensor.Values);
                break;
            case IEnumerable list:
                WriteList(json, option, list);
                break;
            default:
                WriteSpec(json, value);
                break;
        }
    }

    private static void WriteWord(Utf8JsonWriter json, Option option, int number)
    {
        if (option.Words is ["false", "true"])
        {
            json.WriteBooleanValue(number == 1);
        }
        else
        {
            json.WriteStringValue(option.Words[number]);
        }
    }

    private static string Text(object value) => value switch
    {
        TimeSpan duration => DurationText.Write(duration),
        InputFile file => file.Path,
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

    private static void WriteSpec(Utf8JsonWriter json, object value)
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
            Write(json, value);
        }
    }

    /// <summary>Things with names, and pairs of a name and a value, are a mapping; a pair of numbers is a list.</summary>
    private static void WriteList(Utf8JsonWriter json, Option option, IEnumerable list)
    {
        var items = list.Cast<object>().ToList();
        if (items is [INamed, ..])
        {
            json.WriteStartObject();
            foreach (var item in items)
            {
                json.WriteStartObject(((INamed)item).Name);
                WriteOptions(json, item);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
        else if (items is [KeyValuePair<string, string> or KeyValuePair<string, double> or KeyValuePair<string, Tensor>, ..])
        {
            json.WriteStartObject();
            foreach (var item in items)
            {
                var (key, value) = Pair(item);
                json.WritePropertyName(key);
                WriteValue(json, option, value);
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

    private static (string Key, object Value) Pair(object item) => item switch
    {
        KeyValuePair<string, string> text => (text.Key, text.Value),
        KeyValuePair<string, double> number => (number.Key, number.Value),
        var tensor => (((KeyValuePair<string, Tensor>)tensor).Key, ((KeyValuePair<string, Tensor>)tensor).Value),
    };

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
