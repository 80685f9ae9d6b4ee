using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Runs of an attack as text, to the bit: what they came to, and the schedule, as its file has it but smaller.</summary>
internal sealed class AttemptCodec : IUnitCodec<Attempt>
{
    private static readonly JsonCodec<Kept> Json = new();

    /// <inheritdoc/>
    public string Write(Attempt outcome) =>
        Json.Write(new Kept(
            outcome.Strategy,
            [.. outcome.Series],
            outcome.DivergedAt,
            Packed(outcome.Schedule),
            outcome.OfWorkers is { } workers ? Packed(workers.Value) : null));

    /// <inheritdoc/>
    public bool TryRead(string text, [MaybeNullWhen(false)] out Attempt outcome)
    {
        outcome = Json.TryRead(text, out var kept)
            ? new Attempt
            {
                Strategy = kept.Strategy,
                Series = kept.Series,
                DivergedAt = kept.DivergedAt,
                ReadSchedule = () => Unpacked(kept.Schedule),
                OfWorkers = kept.OfWorkers is { } workers ? new Lazy<Schedule>(() => Unpacked(workers)) : null,
            }
            : null;
        return outcome is not null;
    }

    private static byte[] Packed(Schedule schedule)
    {
        using var bytes = new MemoryStream();
        using (var packed = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            ScheduleFile.Write(schedule, packed);
        }

        return bytes.ToArray();
    }

    private static Schedule Unpacked(byte[] packed)
    {
        using var bytes = new MemoryStream(packed);
        using var unpacked = new DeflateStream(bytes, CompressionMode.Decompress);
        return ScheduleFile.Read(unpacked, "a kept schedule");
    }

    /// <summary>What is written.</summary>
    internal sealed record Kept(string Strategy, (long Time, double Value)[] Series, long? DivergedAt, byte[] Schedule, byte[]? OfWorkers);
}
