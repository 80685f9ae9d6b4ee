using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hogwild.Experiments;

/// <summary>Outcomes that are plain records, lists and tuples, as JSON, to the bit.</summary>
/// <typeparam name="TOutcome">What a unit comes to.</typeparam>
internal sealed class JsonCodec<TOutcome> : IUnitCodec<TOutcome>
    where TOutcome : class
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IncludeFields = true,
        Converters = { new WholeNumberConverter(), new ExactNumberConverter() },
    };

    /// <inheritdoc/>
    public string Write(TOutcome outcome) => JsonSerializer.Serialize(outcome, Options);

    /// <inheritdoc/>
    public bool TryRead(string text, [MaybeNullWhen(false)] out TOutcome outcome)
    {
        try
        {
            outcome = JsonSerializer.Deserialize<TOutcome>(text, Options);
            return outcome is not null;
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            outcome = null;
            return false;
        }
    }

    /// <summary>Whole numbers of any size as text.</summary>
    private sealed class WholeNumberConverter : JsonConverter<BigInteger>
    {
        public override BigInteger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            BigInteger.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, BigInteger value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}
