using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>An option of a kind, or a key of a section, as its description says.</summary>
public sealed class Option
{
    private readonly OptionAttribute _written;
    private readonly Func<object, object?> _get;
    private readonly OptionCondition? _only;

    internal Option(OptionAttribute written, string member, (Type Type, bool MayBeNull) type, Func<object, object?> get)
    {
        (_written, _get) = (written, get);
        Name = written.Name ?? Kebab.Of(member);
        Type = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        MayBeNull = type.MayBeNull || Type != type.Type;
        Words = WordsOf(written.Words, Type);
        _only = written.Only is { } only ? new OptionCondition(only) : null;
    }

    /// <summary>Its key.</summary>
    public string Name { get; }

    /// <summary>What it means, in one line.</summary>
    public string Summary => _written.Summary;

    /// <summary>The type of its values; the underlying one where they may be null.</summary>
    public Type Type { get; }

    /// <summary>Whether its value may be null, that is absent.</summary>
    public bool MayBeNull { get; }

    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; internal init; }

    /// <summary>
    /// The value that it has where it is absent; null where there is none, or where it is found out (<see cref="DefaultRule"/>).
    /// </summary>
    public object? Default { get; internal init; }

    /// <summary>How the default is found; null where it is a fixed value, or none.</summary>
    public string? DefaultRule => _written.Default;

    /// <summary>The words that its values are written as, in the order of the values; empty where they are no words.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The word that stands for null; null where there is none.</summary>
    public string? NullWord => _written.Null;

    /// <summary>True for a number from 0 to 1 that may be written in per cent.</summary>
    public bool IsShare => _written.IsShare;

    /// <summary>The type that does it; null where the summary is enough.</summary>
    public Type? Implements => _written.Implements;

    /// <summary>The option beside it whose kind it has as well; null for none.</summary>
    public string? KindOf => _written.KindOf;

    /// <summary>The option beside it that its values change; null for none.</summary>
    public string? Over => _written.Over;

    /// <summary>True for a list that may be written empty.</summary>
    public bool MayBeEmpty => _written.MayBeEmpty;

    /// <summary>A value as it may be written; null where its type and limits give one.</summary>
    public string? Example => _written.Example;

    /// <summary>Which files may stand for the list, as in <see cref="ListFile"/>, or which the option names; null where none may.</summary>
    public string? Files => _written.Files;

    /// <summary>Whether a file may stand for a list that may also be written; false where the option names a file alone.</summary>
    public bool IsListOrFile => Files is not null && !Type.IsAssignableTo(typeof(ListFile));

    /// <summary>What must stand beside it so that it has an effect, in words for messages and lists; null for nothing.</summary>
    public string? Only => _only?.Text;

    /// <summary>The smallest number, or that which every one must be above; −∞ where there is none.</summary>
    public (double Value, bool IsAdmitted) Lower => _written.Above > _written.Least ? (_written.Above, false) : (_written.Least, true);

    /// <summary>The largest number, or that which every one must be below; ∞ where there is none.</summary>
    public (double Value, bool IsAdmitted) Upper => _written.Below < _written.Most ? (_written.Below, false) : (_written.Most, true);

    /// <summary>The shortest duration, in ticks.</summary>
    public long LeastTicks => double.IsInfinity(_written.Least) ? 0 : (long)_written.Least;

    /// <summary>What a value must be, for messages.</summary>
    public string What => !IsListOrFile ? Own : $"{Own.TrimEnd(',')}, or the path of a file,";

    private string Own => _written.What ?? (NullWord is { } word ? $"{word} or {Plain(Type)}" : Plain(Type));

    /// <summary>What a value of some type must be here: the option's own, or an item of the list that it is.</summary>
    public string WhatOf(Type type) => type == Type ? What : Plain(type);

    /// <summary>The words that values of a type are written as: the option's own, or an item of the list that it is.</summary>
    public IReadOnlyList<string> WordsFor(Type type) => type == Type ? Words : WordsOf(_written.Words, type);

    private string Plain(Type type) => IsShare ? Share
        : type == Type && Words.Count > 0 ? Listed(Words)
        : type == typeof(int) ? Whole
        : type == typeof(double) ? Number
        : type == typeof(ulong) ? "a whole number from 0 to 18446744073709551615"
        : type == typeof(TimeSpan) ? Duration
        : type == typeof(string) ? "a text"
        : type.IsAssignableTo(typeof(ListFile)) ? "the path of a file"
        : type.IsGenericType ? "a list, not empty,"
        : "a mapping";

    private string Duration => LeastTicks switch
    {
        0 => DurationText.Expected,
        1 => "a duration above 0, at most a century,",
        _ => $"a duration of at least {DurationText.Write(TimeSpan.FromTicks(LeastTicks))}, at most a century,",
    };

    private string Share => _written.Above >= 0 ? "a share above 0" : _written.Below <= 1 ? "a share below 1"
        : ShareText.Expected;

    private string Whole => double.IsInfinity(_written.Most) ? $"a whole number of at least {Text(_written.Least)}"
        : $"a whole number from {Text(_written.Least)} to {Text(_written.Most)}";

    private string Number => (double.IsFinite(_written.Above), double.IsFinite(_written.Least), double.IsFinite(_written.Below)) switch
    {
        (true, _, true) => $"a number above {Text(_written.Above)} and below {Text(_written.Below)}",
        (true, _, _) => $"a number above {Text(_written.Above)}",
        (_, true, _) when double.IsFinite(_written.Most) => $"a number from {Text(_written.Least)} to {Text(_written.Most)}",
        (_, true, true) => $"a number from {Text(_written.Least)} on and below {Text(_written.Below)}",
        (_, true, _) => $"a number of at least {Text(_written.Least)}",
        _ => "a finite number",
    };

    /// <summary>The value in a spec.</summary>
    public object? In(object spec) => _get(spec);

    /// <summary>Whether it has an effect in a spec, by what stands beside it.</summary>
    /// <param name="spec">The spec whose option it is.</param>
    public bool HasEffectIn(object spec) => _only?.HoldsIn(spec) ?? true;

    /// <summary>Whether a number is within the limits; true for what is no number.</summary>
    public bool Admits(object value)
    {
        var number = value switch
        {
            int whole => whole,
            double real => real,
            TimeSpan duration => duration.Ticks,
            _ => (double?)null,
        };
        return number is not { } size || (double.IsFinite(size) && size >= _written.Least && size <= _written.Most
            && size > _written.Above && size < _written.Below && (!IsShare || size is >= 0 and <= 1));
    }

    /// <summary>The same option of a record that holds the other one.</summary>
    /// <param name="outer">The one in the other.</param>
    internal Option Through(Func<object, object?> outer) => new(
        _written, Name, (Type, MayBeNull), spec => outer(spec) is { } inner ? _get(inner) : null)
    {
        IsRequired = IsRequired, Default = Default,
    };

    private static string Listed(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";

    private static string Text(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string[] WordsOf(string? written, Type type) => written is not null ? written.Split('|')
        : type == typeof(bool) ? ["false", "true"]
        : type.IsEnum ? [.. Enum.GetNames(type).Select(Kebab.Of)]
        : [];
}
