using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// The objective of an implicit rule above its minimum: Φ(h) − Φ(h*). Terms share nodes, so it is not a sum over nodes of their own states.
/// </summary>
public sealed class ImplicitExcess : IObjective
{
    private readonly ImplicitObjective _objective;
    private readonly double[] _minimiser;
    private readonly double[] _slope;

    /// <summary>An objective.</summary>
    /// <param name="objective">Φ.</param>
    /// <param name="minimiser">h*, n × k, row by row.</param>
    public ImplicitExcess(ImplicitObjective objective, ReadOnlySpan<double> minimiser)
    {
        ArgumentNullException.ThrowIfNull(objective);
        (_objective, _minimiser, _slope) = (objective, minimiser.ToArray(), objective.Gradient(minimiser));
    }

    /// <inheritdoc/>
    public double Total(ReadOnlySpan<double> states, int stateSize) => _objective.Excess(states, _minimiser, _slope);
}
