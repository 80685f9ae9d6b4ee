using System.Globalization;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Hogwild.Engines.Orleans;

/// <summary>Gives workers to silos in parts of equal size, in the order of their numbers.</summary>
internal sealed class NeighbourDirector : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        Array.Sort(silos);
        var words = target.GrainIdentity.Key.ToString()!.Split('/');
        var (worker, count) = (
            int.Parse(words[^2], CultureInfo.InvariantCulture), int.Parse(words[^1], CultureInfo.InvariantCulture));
        return Task.FromResult(silos[(int)((long)worker * silos.Length / Math.Max(worker + 1, count))]);
    }
}
