using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hogwild.Experiments;

/// <summary>Numbers in JSON, to the bit: the writer of .NET has the faults of its text (see <see cref="ExactText"/>).</summary>
internal sealed class ExactNumberConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? double.Parse(reader.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture) : reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteRawValue(ExactText.Of(value));
        }
        else
        {
            writer.WriteStringValue(ExactText.Of(value));
        }
    }
}
