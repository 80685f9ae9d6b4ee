using System.Diagnostics.CodeAnalysis;
using Hogwild.Testing;

namespace Hogwild.Experiments;

/// <summary>Findings as text. Of a counterexample it has the choices, from which one run tells the rest.</summary>
/// <param name="claim">The claim.</param>
/// <param name="falsifier">Makes a search about it, which tells what was found.</param>
internal sealed class FindingCodec(Claim claim, Func<Falsifier> falsifier) : IUnitCodec<ModelFinding>
{
    private static readonly JsonCodec<Kept> Json = new();

    /// <inheritdoc/>
    public string Write(ModelFinding outcome) => Json.Write(new Kept(
        outcome.Tried,
        outcome.Found is not { } found ? null
            : new Broken(
                found.Choices.Bound, found.Choices.Repeats, found.Choices.Numbers.ToArray(), found.Phase, found.Replay, found.Shrinks)));

    /// <inheritdoc/>
    public bool TryRead(string text, [MaybeNullWhen(false)] out ModelFinding outcome)
    {
        outcome = Json.TryRead(text, out var kept) ? new ModelFinding(claim.Model.Name, Told(kept.Found), kept.Tried) : null;
        return outcome is not null;
    }

    private Counterexample? Told(Broken? found)
    {
        if (found is null)
        {
            return null;
        }

        var search = falsifier();
        var choices = new Choices(search.Decided.NodeCount, search.Decided.ArcCount, found.Bound, found.Numbers, found.Repeats);
        return search.Again(choices, found.Phase, found.Replay, found.Shrinks);
    }

    /// <summary>What is written.</summary>
    internal sealed record Kept(string Tried, Broken? Found);

    /// <summary>What is written of a counterexample.</summary>
    internal sealed record Broken(int Bound, bool Repeats, int[] Numbers, SearchPhase Phase, string? Replay, int Shrinks);
}
