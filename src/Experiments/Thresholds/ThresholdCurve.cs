namespace Hogwild.Experiments;

/// <summary>One model under one scheduler, along the parameter.</summary>
public sealed record ThresholdCurve
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The scheduler, as tables and figures call it.</summary>
    public required string Scheduler { get; init; }

    /// <summary>Whether its messages carry derivatives, so that staleness nests over two hops.</summary>
    public required bool IsEdgeWise { get; init; }

    /// <summary>The value of the second parameter; null where there is none.</summary>
    public double? And { get; init; }

    /// <summary>All values that were tried, increasing.</summary>
    public required IReadOnlyList<ThresholdPoint> Points { get; init; }

    /// <summary>Every crossing, increasing.</summary>
    public required IReadOnlyList<Crossing> Crossings { get; init; }

    /// <summary>
    /// What is proved: every smaller step size converges, or every bound up to this one (0 for none, infinite for any); null where nothing
    /// is.
    /// </summary>
    public double? Certified { get; init; }

    /// <summary>What the search came to.</summary>
    public ThresholdAnswer Answer => Crossings.Count switch
    {
        0 when !Points.Any(point => point.IsDecided) => ThresholdAnswer.InDoubt,
        0 => Points.Any(point => point.Converges) ? ThresholdAnswer.AllConverge : ThresholdAnswer.NoneConverge,
        1 => ThresholdAnswer.Threshold,
        _ => ThresholdAnswer.NotMonotone,
    };

    /// <summary>The answer in words.</summary>
    public string AnswerText => Answer switch
    {
        ThresholdAnswer.Threshold => "threshold",
        ThresholdAnswer.AllConverge => "none in range: all converge",
        ThresholdAnswer.NoneConverge => "none in range: none converges",
        ThresholdAnswer.InDoubt => "in doubt at every value",
        _ => "not monotone",
    };
}
