using System.Diagnostics.CodeAnalysis;

namespace Hogwild.Experiments;

/// <summary>Writes the outcome of a unit as text for a store, and reads it back to the same bits.</summary>
/// <typeparam name="TOutcome">What a unit comes to.</typeparam>
internal interface IUnitCodec<TOutcome>
{
    /// <summary>The outcome as text; null where it is not to be kept.</summary>
    string? Write(TOutcome outcome);

    /// <summary>Reads what was written; false where the text is damaged.</summary>
    bool TryRead(string text, [MaybeNullWhen(false)] out TOutcome outcome);
}
