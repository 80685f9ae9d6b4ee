namespace Hogwild.Experiments;

/// <summary>An arrow of a computation graph: what one layer of a node was computed from.</summary>
/// <param name="Source">The node that was read.</param>
/// <param name="From">In which layer it was read, 0 for its features.</param>
/// <param name="Target">The node that read.</param>
/// <param name="To">The layer that it computed, from 1.</param>
/// <param name="Kind">Whether the synchronous computation has it too.</param>
public sealed record ComputationArrow(int Source, int From, int Target, int To, ArrowKind Kind);
