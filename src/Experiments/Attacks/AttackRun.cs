using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Runs a model under a scheduler, looks at the objective and writes the schedule down.</summary>
internal static class AttackRun
{
    /// <summary>One run.</summary>
    /// <param name="strategy">Who made the schedule, for tables.</param>
    /// <param name="model">The model.</param>
    /// <param name="objective">What is looked at.</param>
    /// <param name="scheduler">Who decides.</param>
    /// <param name="run">How long, and when the observer looks.</param>
    /// <param name="origin">What the header of the schedule says about where it comes from.</param>
    /// <param name="cancellation">Asks to stop.</param>
    public static Attempt Of(
        string strategy,
        Model model,
        IObjective objective,
        IScheduler scheduler,
        RunSpec run,
        IReadOnlyList<KeyValuePair<string, string>> origin,
        CancellationToken cancellation)
    {
        var recording = new Recording(scheduler, origin);
        var network = new Network(model.Data.Graph, model.Rule, recording);
        var kernel = new EventKernel();
        NodeProcesses.Start(kernel, network);
        var series = new List<(long, double)>();
        for (var time = 0L; time < run.Until.Ticks && network.Divergence is null; time += run.Sample.Ticks)
        {
            cancellation.ThrowIfCancellationRequested();
            Look(time + 1, time);
        }

        if (network.Divergence is null)
        {
            // What would happen at exactly the end does not happen.
            Look(run.Until.Ticks, run.Until.Ticks);
        }

        return new Attempt
        {
            Strategy = strategy, Schedule = recording.Schedule, Series = series, DivergedAt = network.Divergence?.Time,
        };

        void Look(long end, long time)
        {
            kernel.Run(end);
            network.Settle(end);
            var value = objective.Total(States(network, model.Rule.StateSize), model.Rule.StateSize);
            if (double.IsFinite(value))
            {
                series.Add((time, value));
            }
        }
    }

    private static double[] States(Network network, int stateSize)
    {
        var states = new double[network.Graph.NodeCount * stateSize];
        for (var node = 0; node < network.Graph.NodeCount; node++)
        {
            network.State(node).CopyTo(states.AsSpan(node * stateSize));
        }

        return states;
    }
}
