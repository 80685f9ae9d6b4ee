using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>All runs of one model of a scenario.</summary>
public sealed record ModelResult
{
    /// <summary>The model's name in the scenario.</summary>
    public required string Model { get; init; }

    /// <summary>True where the model iterates to a fixed point; false for a layered rule, whose distance is that of outputs.</summary>
    public required bool HasFixedPoint { get; init; }

    /// <summary>Number of outputs of a node.</summary>
    public required int OutputSize { get; init; }

    /// <summary>The outputs of the synchronous computation, n × OutputSize, row by row.</summary>
    public required double[] SynchronousOutputs { get; init; }

    /// <summary>The loss of the synchronous outputs; null where nothing is known about the nodes.</summary>
    public LossReference? Loss { get; init; }

    /// <summary>The certified rate of a contraction; null where nothing is proved.</summary>
    public RateLine? Certificate { get; init; }

    /// <summary>What is known about the step size of an energy; null for other rules.</summary>
    public StepSizeCertificate? Step { get; init; }

    /// <summary>How often which gaps, staleness and ages were seen, over all schedules; null where nobody looked.</summary>
    public AsynchronyCounts? Counts { get; init; }

    /// <summary>What is proved, in one line.</summary>
    public string Proved => Certificate?.Statement ?? Step?.Statement
        ?? (HasFixedPoint && Facts.FirstOrDefault(fact => fact.Key == "certificate").Value is { } fact ? fact : "no certificate");

    /// <summary>Facts for run.json, in order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>The exact synchronous run.</summary>
    public required Trajectory Synchronous { get; init; }

    /// <summary>The runs under the scenario's scheduler, by replicate.</summary>
    public required IReadOnlyList<Trajectory> Asynchronous { get; init; }
}
