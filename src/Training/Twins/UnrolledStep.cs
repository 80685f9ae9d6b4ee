namespace Hogwild.Training;

/// <summary>
/// Activations that compute the same layer, and of which none reads what another one leaves. Rows of versions are numbered as they are
/// made: first version 0 of every node, then step by step.
/// </summary>
/// <param name="Layer">The layer, from 1.</param>
/// <param name="Nodes">The nodes that act.</param>
/// <param name="Own">For each the row of its own newest version.</param>
/// <param name="Read">The rows of the versions that are read, one an arc.</param>
/// <param name="Readers">For each of these which of <paramref name="Nodes"/> reads it.</param>
/// <param name="Arcs">For each of these along which arc.</param>
internal sealed record UnrolledStep(int Layer, long[] Nodes, long[] Own, long[] Read, long[] Readers, int[] Arcs);
