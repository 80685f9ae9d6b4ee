using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>Whole runs as text, to the bit.</summary>
internal sealed class TrajectoryCodec : IUnitCodec<Trajectory>
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new CountsConverter(), new ExactNumberConverter() },
    };

    /// <inheritdoc/>
    public string Write(Trajectory outcome)
    {
        // Not what the serializer makes of a text by itself: it takes its arrays from a pool, which keeps them while the next run goes on.
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            JsonSerializer.Serialize(json, outcome, Options);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <inheritdoc/>
    public bool TryRead(string text, [MaybeNullWhen(false)] out Trajectory outcome)
    {
        try
        {
            outcome = JsonSerializer.Deserialize<Trajectory>(text, Options);
            return outcome is not null;
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            outcome = null;
            return false;
        }
    }

    /// <summary>Histograms as lists of a duration of each bin and its count.</summary>
    private sealed class CountsConverter : JsonConverter<AsynchronyCounts>
    {
        public override AsynchronyCounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var counts = new AsynchronyCounts();
            var lists = JsonSerializer.Deserialize<long[][][]>(ref reader, options)!;
            foreach (var (histogram, bins) in Histograms(counts).Zip(lists))
            {
                Array.ForEach(bins, bin => histogram.Add(bin[0], bin[1]));
            }

            return counts;
        }

        public override void Write(Utf8JsonWriter writer, AsynchronyCounts value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer,
                Histograms(value).Select(histogram => histogram.Bins.Select(bin => (long[])[bin.Low, bin.Count]).ToArray()).ToArray(),
                options);

        private static TickHistogram[] Histograms(AsynchronyCounts counts) =>
            [counts.Gaps, counts.Staleness, counts.Ages, counts.NestedAges];
    }
}
