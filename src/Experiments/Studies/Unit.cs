using System.Text.Json;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>A unit of work. It is pure: its description, its weights and the code that computes it determine its outcome.</summary>
/// <typeparam name="TOutcome">What it comes to.</typeparam>
internal sealed record Unit<TOutcome> : IUnit
{
    /// <summary>Writes everything that determines the outcome, besides weights and code, as members of an object.</summary>
    public required Action<Utf8JsonWriter> Describe { get; init; }

    /// <summary>The weights that it computes with; null where the description says all.</summary>
    public Func<WeightFile>? Weights { get; init; }

    /// <summary>Computes the outcome; different units may be computed at the same time.</summary>
    public required Func<UnitWork, TOutcome> Compute { get; init; }

    /// <summary>How the outcome is kept; null where it never is.</summary>
    public IUnitCodec<TOutcome>? Codec { get; init; }

    /// <summary>What it leaves beside its outcome. Default: nothing.</summary>
    public IReadOnlyList<UnitPart> Parts { get; init; } = [];

    /// <summary>
    /// Whether its outcome stays once the results are written, since other scenarios ask for the same. Default: false, it only helps a
    /// study that was stopped.
    /// </summary>
    public bool IsLasting { get; init; }

    /// <summary>How much it counts in progress. Default 1.</summary>
    public int Size { get; init; } = 1;

    /// <summary>What progress says once it is done; null for nothing.</summary>
    public Func<TOutcome, string>? Note { get; init; }

    /// <summary>Its name: the hash of all that determines the outcome.</summary>
    public string Name => UnitName.Of(Describe, Weights?.Invoke());
}
