namespace Hogwild.Experiments;

/// <summary>What an adversary wants large.</summary>
public abstract record ObjectiveSpec
{
    /// <summary>
    /// Where it was written, for errors about models that it does not fit; empty where it was not. It is not part of what it is.
    /// </summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>The name of its kind.</summary>
    public string KindName => this switch
    {
        Distance => "distance",
        LabelFlips => "label-flips",
        Energy => "energy",
        _ => "linear",
    };

    /// <summary>The squared distance from the synchronous answer.</summary>
    public sealed record Distance : ObjectiveSpec;

    /// <summary>The nodes whose largest output is not that of the synchronous answer, and how far all are from that.</summary>
    public sealed record LabelFlips : ObjectiveSpec;

    /// <summary>The energy of an energy GNN, above its minimum.</summary>
    public sealed record Energy : ObjectiveSpec;

    /// <summary>A weighted sum of outputs.</summary>
    /// <param name="File">One weight per node and output, node by node.</param>
    public sealed record Linear(InputFile File) : ObjectiveSpec;

    /// <summary>Whether it is the same kind of objective, wherever it was written.</summary>
    public virtual bool Equals(ObjectiveSpec? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
