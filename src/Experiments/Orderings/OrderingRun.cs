using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>One sampled run of a layered model, as far as its outputs.</summary>
internal static class OrderingRun
{
    /// <summary>Who decides in a sample.</summary>
    public static IScheduler Scheduler(Scenario scenario, Model model, int sample) =>
        SchedulerBuilder.Build(scenario, new Draws(scenario.Seed).Replicate(sample), model);

    /// <summary>The outputs of a sample, n × OutputSize.</summary>
    /// <exception cref="ScenarioException">Time is up before all nodes have finished.</exception>
    public static double[] Outputs(Scenario scenario, Model model, int sample)
    {
        var kernel = Kernels.Create(scenario.Kernel);
        var graph = model.Data.Graph;
        var network = new Network(graph, model.Rule, Scheduler(scenario, model, sample));
        NodeProcesses.Start(kernel, network);
        kernel.Run(scenario.Run.Until.Ticks);
        network.Settle(scenario.Run.Until.Ticks);
        if (network.Finished < graph.NodeCount)
        {
            throw new ScenarioException(
                "run.until",
                $"expected time enough for every node to compute its last layer, found {DurationText.Write(scenario.Run.Until)}, at which "
                    + $"{network.Finished} of {graph.NodeCount} nodes of model {model.Name} had (sample {sample} of 'ordering')");
        }

        var states = new double[graph.NodeCount * model.Rule.StateSize];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            network.State(node).CopyTo(states.AsSpan(node * model.Rule.StateSize));
        }

        return Models.Outputs.Of(model.Readout, states, model.Rule.StateSize);
    }
}
