using System.Globalization;
using System.Numerics;

namespace Hogwild.Reports;

/// <summary>
/// One cell of a <see cref="ResultTable"/>: a text, a whole number, a number, yes or no, or nothing. An empty text is nothing too: CSV
/// cannot tell them apart.
/// </summary>
internal readonly record struct Cell
{
    private readonly ColumnType _type;
    private readonly string? _text;
    private readonly long _whole;
    private readonly double _number;

    private Cell(ColumnType type, string? text, long whole, double number) =>
        (_type, _text, _whole, _number, HasValue) = (type, text, whole, number, type != ColumnType.Text || !string.IsNullOrEmpty(text));

    /// <summary>Nothing.</summary>
    public static Cell Empty => default;

    /// <summary>Whether there is something in it.</summary>
    public bool HasValue { get; }

    /// <summary>A text.</summary>
    public static implicit operator Cell(string? text) => new(ColumnType.Text, text, 0, 0);

    /// <summary>A whole number.</summary>
    public static implicit operator Cell(long value) => new(ColumnType.Integer, null, value, value);

    /// <summary>A whole number.</summary>
    public static implicit operator Cell(int value) => (long)value;

    /// <summary>A number, as it is: also where it is infinite or <c>NaN</c>.</summary>
    public static implicit operator Cell(double value) => new(ColumnType.Number, null, 0, value);

    /// <summary>Yes or no.</summary>
    public static implicit operator Cell(bool value) => new(ColumnType.Boolean, null, value ? 1 : 0, 0);

    /// <summary>A number, or nothing.</summary>
    public static implicit operator Cell(double? value) => value is { } number ? number : Empty;

    /// <summary>A number; nothing for what is none (<c>NaN</c>): a run without labels has no accuracy.</summary>
    public static Cell Known(double? value) => value is { } number && !double.IsNaN(number) ? number : Empty;

    /// <summary>A whole number that may be too large for 64 bits: its digits in CSV, the nearest number elsewhere.</summary>
    public static Cell Large(BigInteger value)
    {
        // The conversion of the runtime cuts off; reading rounds.
        var digits = value.ToString(CultureInfo.InvariantCulture);
        return new(ColumnType.Number, digits, 0, double.Parse(digits, CultureInfo.InvariantCulture));
    }

    /// <summary>Whether it may stand in a column: it is empty, of its type, or a whole number among numbers.</summary>
    public bool Fits(ColumnType type) => !HasValue || _type == type || (_type == ColumnType.Integer && type == ColumnType.Number);

    /// <summary>The text; null where it is empty.</summary>
    public string? AsText() => HasValue ? _text : null;

    /// <summary>The whole number; null where it is empty.</summary>
    public long? AsInteger() => HasValue ? _whole : null;

    /// <summary>The number; null where it is empty.</summary>
    public double? AsNumber() => HasValue ? _number : null;

    /// <summary>Yes or no; null where it is empty.</summary>
    public bool? AsBoolean() => HasValue ? _whole != 0 : null;

    /// <summary>As it stands in CSV, before quotes: <c>0.05</c>, <c>true</c>; nothing where it is empty.</summary>
    public override string ToString() => !HasValue ? string.Empty : _text ?? _type switch
    {
        ColumnType.Integer => Csv.Number(_whole),
        ColumnType.Number => Csv.Number(_number),
        _ => _whole != 0 ? "true" : "false",
    };
}
