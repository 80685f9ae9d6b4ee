using Hogwild.Experiments;

namespace Hogwild.Pages.Tests;

/// <summary>A run whose models deviate by numbers of all sorts.</summary>
internal static class Diverging
{
    /// <summary>Five models, with 10, none, 2, infinity and 0.25, in this order; nothing synchronous.</summary>
    public static RunResult Result()
    {
        var scenario = Synthetic.Scenario(1);
        var model = Synthetic.Models(1)[1];
        double?[] values = [10, null, 2, double.PositiveInfinity, 0.25];
        return new RunResult(scenario, [.. values.Select((value, number) => model with
        {
            Model = $"m{number}",
            Asynchronous = [],
            Synchronous = model.Synchronous with { Metrics = value is { } known ? [KeyValuePair.Create("deviation", known)] : [] },
        })]);
    }
}
