using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>
/// Gives back what a large model or run has left, before the next one needs as much: the collector by itself waits until there is twice
/// as much as is in use.
/// </summary>
internal static class Garbage
{
    // With fewer nodes there is too little to give back for the time that it takes.
    private const int ManyNodes = 200_000;

    /// <summary>Collects what is not used any more, where one of the models is large.</summary>
    internal static void CollectAfter(params IEnumerable<Model> models)
    {
        if (models.Any(model => model.Data.Graph.NodeCount >= ManyNodes))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
