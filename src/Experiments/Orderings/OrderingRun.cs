using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>One sampled run of a layered model, as far as its outputs.</summary>
internal static class OrderingRun
{
    /// <summary>Who decides in a sample.</summary>
    public static IScheduler Scheduler(Scenario scenario, Model model, int sample) =>
        SchedulerBuilder.Build(scenario, new Draws(scenario.Seed).Replicate(sample), model);

    /// <summary>The outputs of a sample, items × OutputSize.</summary>
    /// <exception cref="ScenarioException">Time is up before all nodes have finished.</exception>
    public static double[] Outputs(Scenario scenario, Model model, int sample)
    {
        var graph = model.Data.Graph;
        var run = new Run(graph, model.Rule, Scheduler(scenario, model, sample), Kernels.Create(scenario.Kernel));
        run.Until(scenario.Run.Until);
        var network = run.Network;
        if (network.Finished < graph.NodeCount)
        {
            throw new ScenarioException(
                "run.until",
                $"expected time enough for every node to compute its last layer, found {DurationText.Write(scenario.Run.Until)}, at which "
                    + $"{network.Finished} of {graph.NodeCount} nodes of model {model.Name} had (sample {sample} of 'ordering')");
        }

        return model.OutputsOf(network.States());
    }
}
