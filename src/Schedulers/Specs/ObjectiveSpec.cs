using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>What an adversary wants large, as a scenario describes it.</summary>
[Family("objective", "objectives", "what adversaries want large")]
public abstract record ObjectiveSpec
{
    /// <summary>
    /// Where it was written, for errors about models that it does not fit; empty where it was not. It is not part of what it is.
    /// </summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>Whether it is the same kind of objective, wherever it was written.</summary>
    public virtual bool Equals(ObjectiveSpec? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
