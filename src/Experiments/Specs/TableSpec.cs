using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>Which data sets, folds and seeds every model goes through, and what the tables are compared with.</summary>
public sealed record TableSpec
{
    /// <summary>The data sets by name: the columns of the tables.</summary>
    public required IReadOnlyList<KeyValuePair<string, DatasetSpec>> Datasets { get; init; }

    /// <summary>Number of folds of the split; 0 where models are judged on the graphs that they are trained on.</summary>
    public required int Split { get; init; }

    /// <summary>The seed of the shuffle before the split.</summary>
    public required ulong Shuffle { get; init; }

    /// <summary>How many of the folds are run; 1 without a split.</summary>
    public required int Folds { get; init; }

    /// <summary>How many initial weights are trained from on every fold.</summary>
    public required int Seeds { get; init; }

    /// <summary>How many schedules the asynchronous half has; 0 for none.</summary>
    public required int Schedules { get; init; }

    /// <summary>How many random orders a layered rule is run in.</summary>
    public required int Orders { get; init; }

    /// <summary>
    /// True where models are trained without the validation graphs and judged by those, and test graphs are never looked at.
    /// </summary>
    public required bool Validates { get; init; }

    /// <summary>
    /// True where models are trained; false where they come from files, fold 0 and seed 0 alone unless their names say otherwise.
    /// </summary>
    public required bool Trains { get; init; }

    /// <summary>
    /// Means are also given without the folds whose test graphs include one of at most so many nodes; null where they are not.
    /// </summary>
    public int? WithoutNodes { get; init; }

    /// <summary>Published numbers; null for none.</summary>
    public ReferenceTable? Reference { get; init; }

    /// <summary>What is aimed at.</summary>
    public required IReadOnlyList<TargetSpec> Targets { get; init; }
}
