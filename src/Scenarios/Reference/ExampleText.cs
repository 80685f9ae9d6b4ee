using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Examples in YAML of what options and specs may be, from their descriptions.</summary>
/// <param name="kinds">The kinds that can be named.</param>
internal sealed class ExampleText(KindRegistry kinds)
{
    private static readonly double[] Numbers = [1, 0.5, 0.1, 2, 3, 10, 0];

    /// <summary>A value of an option.</summary>
    public string Of(Option option) => option.Example ?? Of(option, option.Type);

    /// <summary>A spec of a family or section: of the kind that needs least, with no more than it needs.</summary>
    public string Of(Type type)
    {
        if (!type.IsAbstract)
        {
            return Whole(Kind.Of(type), isOfFamily: false);
        }

        var known = kinds.Of(type);
        return known.Select(kind => kind.Brief).OfType<Option>().FirstOrDefault() is { } brief ? Of(brief)
            : Whole(known.MinBy(kind => kind.Options.Count(option => option.IsRequired))!, isOfFamily: true);
    }

    /// <summary>A kind or section with no more than it needs, and perhaps one option more.</summary>
    public string Whole(Kind kind, bool isOfFamily, Option? more = null)
    {
        if (more is null && !isOfFamily && kind.Brief is { } brief)
        {
            return Of(brief);
        }

        List<Option> shown = [.. kind.Options.Where(option => option.IsRequired || option == more
            || option.Name == more?.KindOf || option.Name == more?.Over)];
        if (shown.Count == 0 && !isOfFamily)
        {
            shown = [.. kind.Options.Take(1)];
        }

        var parts = shown.Select(option => $"{option.Name}: {Of(option)}");
        return isOfFamily && shown.Count == 0 ? kind.Name
            : $"{{ {string.Join(", ", isOfFamily ? parts.Prepend($"kind: {kind.Name}") : parts)} }}";
    }

    private string Of(Option option, Type type)
    {
        if (type.IsGenericType && !type.IsAssignableTo(typeof(ListFile)))
        {
            return List(option, type.GetGenericArguments()[0]);
        }

        return type == typeof(bool) || type.IsEnum ? Word(option, type)
            : option.IsShare ? option.Admits(0.05) ? "5%" : "50%"
            : type == typeof(int) || type == typeof(double) ? Number(option, type)
            : type == typeof(ulong) ? "1"
            : type == typeof(TimeSpan) ? option.Default is TimeSpan { Ticks: > 0 } standard ? DurationText.Write(standard) : "10ms"
            : type == typeof(string) ? option.Name == "file" ? "data/measured.txt" : "text"
            : type == typeof(InputFile)
                ? option.Summary.Contains("safetensors", StringComparison.Ordinal) ? "model.safetensors" : "data/values.csv"
            : type == typeof(InputFolder) ? "data"
            : type.IsAssignableTo(typeof(ListFile)) ? "data/values.csv"
            : type == typeof(Tensor) ? "[[1, 0], [0, 1]]"
            : type == typeof(SweepValue) ? "5%"
            : type.IsAssignableTo(typeof(TraceSpec)) ? "measured"
            : option.KindOf is not null ? Like(type)
            : OptionTypeText.SpecOf(option) is not null ? Of(type)
            : TextValues.Example(type);
    }

    /// <summary>What settings of every kind have.</summary>
    private string Like(Type type)
    {
        var known = kinds.Of(type);
        var shared = known[0].Options.First(option => known.All(kind => kind.Options.Any(other => other.Name == option.Name)));
        return $"{{ {shared.Name}: {Of(shared)} }}";
    }

    private string List(Option option, Type item) => item == typeof((int, int)) ? "[[0, 1], [1, 2]]"
        : item == typeof(IReadOnlyList<double>) ? "[[0.5, 1], [0, 2]]"
        : item == typeof(ReferenceValue) ? "{ gcn: { chains-10: 24.3 ± 4.4 } }"
        : item.IsGenericType ? $"{{ a: {Of(option, item.GetGenericArguments()[1])} }}"
        : item.IsAssignableTo(typeof(INamed)) ? $"{{ a: {Of(item)} }}"
        : item == typeof(string) ? "[a, b]"
        : $"[{Of(option, item)}]";

    /// <summary>A word that is not the default.</summary>
    private static string Word(Option option, Type type)
    {
        var words = option.WordsFor(type);
        var standard = OptionDefault.Of(option);
        return words.LastOrDefault(word => word != standard) ?? words[0];
    }

    private static string Number(Option option, Type type)
    {
        object[] tries =
        [
            .. option.Default is { } standard ? [standard] : Array.Empty<object>(),
            .. Numbers.Append(option.Lower.Value).Where(number => type == typeof(double) || number == Math.Floor(number))
                .Select(number => type == typeof(int) ? (object)(int)number : number),
        ];
        return Convert.ToString(tries.First(option.Admits), CultureInfo.InvariantCulture)!;
    }
}
