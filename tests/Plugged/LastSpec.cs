using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Plugged;

/// <summary>The total at the end of every run.</summary>
[Kind("last", "the total at the end, schedule by schedule")]
public sealed record LastSpec : ChartSpec
{
    /// <inheritdoc/>
    public override Chart? Create(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Chart("schedule", "total at the end", [.. result.Models.Select(model => new ChartLine(
            model.Model,
            [.. model.Asynchronous.Select(run => (double)run.Replicate)],
            [.. model.Asynchronous.Select(run => run.NumberAt(run.Samples[^1], "total"))]))]);
    }
}
