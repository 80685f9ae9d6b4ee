using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Writes tables as comma-separated text with LF newlines and numbers that read back to the same bits everywhere.</summary>
internal static class Csv
{
    /// <summary>The shortest text that reads back to the same number: <c>0.05</c>, <c>1E-06</c>, <c>NaN</c>, <c>Infinity</c>.</summary>
    public static string Number(double value) => ExactText.Of(value);

    /// <summary>A whole number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes one row. A field with a comma, quote or line break is put in quotes; see also <see cref="Escapes.Cell"/>.</summary>
    public static void Row(TextWriter writer, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            var field = Escapes.Cell(fields[i]);
            var needsQuotes = field.AsSpan().ContainsAny(",\"\r\n");
            writer.Write(needsQuotes ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field);
        }

        writer.Write('\n');
    }
}
