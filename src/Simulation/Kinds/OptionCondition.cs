using System.Collections;

namespace Hogwild.Simulation;

/// <summary>
/// What an option needs beside it so that it has an effect, as <see cref="OptionAttribute.Only"/> says: one of several
/// <c>option</c>, <c>option=word</c>, <c>option:kind</c>, <c>option~part of a text</c>, each with keys joined by dots.
/// </summary>
internal sealed class OptionCondition
{
    private readonly (string[] Keys, char Sign, string Word)[] _alternatives;

    /// <summary>The condition that a text says.</summary>
    public OptionCondition(string text) => _alternatives = [.. text.Split('|').Select(Parse)];

    /// <summary>For messages: <c>'stagger: false'</c>, <c>a 'trace' of kind deliveries</c>.</summary>
    public string Text => string.Join(" or ", _alternatives.Select(item => (string.Join('.', item.Keys), item.Sign) switch
    {
        (var path, '=') => $"'{path}: {item.Word}'",
        (var path, ':') => $"a '{path}' of kind {item.Word}",
        (var path, '~') => $"'{item.Word}' in '{path}'",
        (var path, _) => $"'{path}'",
    }));

    /// <summary>Whether it holds in a spec.</summary>
    public bool HoldsIn(object spec) => _alternatives.Any(item => HoldsIn(spec, item.Keys, item.Sign, item.Word));

    private static (string[] Keys, char Sign, string Word) Parse(string text)
    {
        var at = text.IndexOfAny(['=', ':', '~']);
        return at < 0 ? (text.Split('.'), ' ', string.Empty) : (text[..at].Split('.'), text[at], text[(at + 1)..]);
    }

    private static bool HoldsIn(object spec, ReadOnlySpan<string> keys, char sign, string word)
    {
        var (kind, name) = (Kind.Of(spec.GetType()), keys[0]);
        if (kind.Options.FirstOrDefault(option => option.Name == name) is not { } option || option.In(spec) is not { } value)
        {
            return false;
        }

        if (keys.Length == 1)
        {
            return Fits(kind, option, value, sign, word);
        }

        foreach (var inner in value is IEnumerable list ? list.Cast<object>() : [value])
        {
            if (Kind.Describes(inner.GetType()) && HoldsIn(inner, keys[1..], sign, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(Kind kind, Option option, object value, char sign, string word) => sign switch
    {
        '=' => WordOf(option, value) == word,
        ':' => Kind.Describes(value.GetType()) && Kind.NameOf(value) == word,
        '~' => (value as string ?? (value as InputFile)?.Path)?.Contains(word, StringComparison.Ordinal) ?? false,
        _ => !Equals(value, kind.Absent(option)),
    };

    private static string? WordOf(Option option, object value) => value switch
    {
        bool truth => option.WordsFor(typeof(bool))[truth ? 1 : 0],
        Enum => option.WordsFor(value.GetType())[Array.IndexOf(Enum.GetValues(value.GetType()), value)],
        _ => null,
    };
}
