using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// The energy of an energy GNN above its minimum: E(h) − E(h*). Terms share nodes, so it is not a sum over nodes of their own states.
/// </summary>
public sealed class ExcessEnergy : IObjective
{
    private readonly EnergyFunction _function;
    private readonly double _minimum;

    /// <summary>An objective.</summary>
    /// <param name="function">E.</param>
    /// <param name="minimiser">h*, n × k, row by row.</param>
    public ExcessEnergy(EnergyFunction function, ReadOnlySpan<double> minimiser)
    {
        ArgumentNullException.ThrowIfNull(function);
        (_function, _minimum) = (function, function.Value(minimiser));
    }

    /// <inheritdoc/>
    public double Total(ReadOnlySpan<double> states, int stateSize) => _function.Value(states) - _minimum;
}
