using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Plugged;

/// <summary>The sum of the first components of all states.</summary>
[Kind("total", "sum of the first components of all states")]
public sealed record TotalSpec : MetricSpec
{
    /// <inheritdoc/>
    public override Func<Observation, double> Create(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return seen => Enumerable.Range(0, model.Data.Graph.NodeCount).Sum(node => seen.State(node)[0]);
    }
}
