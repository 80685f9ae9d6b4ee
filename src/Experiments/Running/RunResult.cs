namespace Hogwild.Experiments;

/// <summary>What a run leaves.</summary>
/// <param name="Models">One result a model, in the order of the scenario.</param>
public sealed record RunResult(IReadOnlyList<ModelResult> Models)
{
    /// <summary>A window of the first model's first schedule; null where none was asked for.</summary>
    public Timeline? Timeline { get; init; }

    /// <summary>What came out along a varied value, in place of the models; null where none was varied.</summary>
    public VaryResult? Vary { get; init; }

    /// <summary>How outputs are distributed over orders, one result a layered model; empty where that was not asked.</summary>
    public IReadOnlyList<OrderingResult> Ordering { get; init; } = [];
}
