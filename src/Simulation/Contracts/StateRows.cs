namespace Hogwild.Simulation;

/// <summary>States of all nodes in one array, equally far apart.</summary>
/// <param name="Numbers">The array.</param>
/// <param name="First">Where the state of node 0 begins.</param>
/// <param name="Step">From the state of one node to that of the next.</param>
internal readonly record struct StateRows(double[] Numbers, int First, int Step)
{
    /// <summary>Where the state of a node begins.</summary>
    public int At(int node) => First + (node * Step);

    /// <summary>The state of a node, of so many numbers.</summary>
    public Span<double> Of(int node, int size) => Numbers.AsSpan(At(node), size);
}
