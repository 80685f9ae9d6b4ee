namespace Hogwild.Experiments;

/// <summary>One asynchronous run of a cell: one training, all graphs it is judged by at once, from the start of its rule.</summary>
public sealed record ScheduleResult
{
    /// <summary>Name of the data set.</summary>
    public required string Dataset { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Number of the fold, from 0.</summary>
    public required int Fold { get; init; }

    /// <summary>Number of the seed, from 0.</summary>
    public required int Seed { get; init; }

    /// <summary>The label of the scheduler, as among those of the tables; empty for a random order.</summary>
    public required string Scheduler { get; init; }

    /// <summary>True for a random order of all layers of all nodes with fresh reads; false for the scenario's scheduler.</summary>
    public required bool IsOrder { get; init; }

    /// <summary>Number of the schedule or order, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>How it ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>The score of the outputs at the end, in per cent.</summary>
    public required double Value { get; init; }

    /// <summary>The distance at the end.</summary>
    public required double Distance { get; init; }

    /// <summary>The largest difference between an output at the end and the synchronous one.</summary>
    public required double Deviation { get; init; }

    /// <summary>Activations a node until the end.</summary>
    public required double Activations { get; init; }

    /// <summary>Activations a node until the distance stayed within the tolerance; not a number where it did not.</summary>
    public required double ActivationsToTolerance { get; init; }

    /// <summary>A checksum of the tensors of its weights, as <see cref="UnitResult.Tensors"/>; 0, the default, where unknown.</summary>
    public long Tensors { get; init; }
}
