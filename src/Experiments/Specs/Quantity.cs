using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A value of a parameter as people write it: a number, a share in per cent, a duration.</summary>
public sealed record Quantity : ITextValue<Quantity>
{
    private readonly string _text;

    private Quantity(string text, double number, QuantityUnit unit) => (_text, Number, Unit) = (text, number, unit);

    /// <inheritdoc/>
    public static string Expected => "a number, a share such as 5%, or a duration such as 5ms";

    /// <inheritdoc/>
    public static string Pattern => $@"^[+-]?[\d.]|{DurationText.Pattern}";

    /// <summary>The number; of a share in per cent from 0 to 1, of a duration in seconds.</summary>
    public double Number { get; }

    /// <summary>What it was written in.</summary>
    public QuantityUnit Unit { get; }

    /// <summary>A number without a unit.</summary>
    public static Quantity Of(double number) => new(number.ToString("R", CultureInfo.InvariantCulture), number, QuantityUnit.None);

    /// <summary>A duration.</summary>
    public static Quantity Of(TimeSpan duration) => new(DurationText.Write(duration), duration.TotalSeconds, QuantityUnit.Duration);

    /// <inheritdoc/>
    public static bool TryRead(string text, out Quantity? value, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (value, problem) = (null, null);
        if (ShareText.Number(text) is { } number)
        {
            value = new Quantity(text, number, text.EndsWith('%') ? QuantityUnit.Share : QuantityUnit.None);
        }
        else if (DurationText.Parse(text, 0, out _) is { } duration)
        {
            value = new Quantity(text, duration.TotalSeconds, QuantityUnit.Duration);
        }

        return value is not null;
    }

    /// <summary>As it was written.</summary>
    public override string ToString() => _text;
}
