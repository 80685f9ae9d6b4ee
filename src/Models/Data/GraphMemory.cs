using System.Globalization;

namespace Hogwild.Models;

/// <summary>Whether a graph fits into memory, said from its numbers alone, before it is made.</summary>
internal static class GraphMemory
{
    // The least that a graph, a rule on it and one run of it take.
    private const double BytesPerNode = 600;
    private const double BytesPerArc = 90;
    private const double Gigabyte = 1e9;

    /// <summary>What is wrong with a graph of so many nodes and arcs; null where it fits.</summary>
    internal static string? Misfit(double nodes, double arcs, double? available = null)
    {
        var room = available ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var bytes = (BytesPerNode * nodes) + (BytesPerArc * arcs);
        return bytes <= room ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"expected a graph that fits into {room / Gigabyte:0.#} GB of memory, found {nodes:#,0} nodes with {arcs:#,0} arcs, which "
                + $"take at least {bytes / Gigabyte:#,0.#} GB");
    }
}
