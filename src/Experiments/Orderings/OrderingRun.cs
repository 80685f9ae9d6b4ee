using System.Globalization;
using System.Numerics;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Samples runs of the layered models of a scenario, and compares their outputs with those of all interleavings.</summary>
internal static class OrderingRun
{
    private const int Batch = 100;

    /// <summary>One result a layered model, in the order of the scenario.</summary>
    /// <param name="scenario">The scenario, with its section on ordering.</param>
    /// <param name="models">Its models.</param>
    /// <param name="jobs">Runs at the same time. Results do not depend on it.</param>
    /// <param name="progress">Is told how far it has come, the number of interleavings first.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">A run ends before all nodes have finished, or there are too many states to count.</exception>
    public static IReadOnlyList<OrderingResult> Execute(
        Scenario scenario, IReadOnlyList<Model> models, int jobs, IProgress<RunProgress> progress, CancellationToken cancellation) =>
        [.. models.Where(model => !model.Reference.IsFixedPoint).Select(model => One(scenario, model, jobs, progress, cancellation))];

    private static OrderingResult One(
        Scenario scenario, Model model, int jobs, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var spec = scenario.Ordering!;
        var interleavings = new Interleavings(model);
        var total = interleavings.Total;
        IReadOnlyList<(double[] Outputs, BigInteger Ways)>? exact = null;
        if (spec.IsExact)
        {
            var updates = model.Data.Graph.NodeCount * model.Rule.Depth;
            var phase = string.Create(CultureInfo.InvariantCulture, $"counting {total:N0} interleavings of {model.Name}");
            exact = interleavings.Enumerate(done => progress.Report(new RunProgress(phase, done, updates)), cancellation);
        }

        var sampled = Sampled(scenario, model, jobs, progress, cancellation);
        var synchronous = new Yardstick(model).SynchronousOutputs;
        return new OrderingResult
        {
            Model = model.Name,
            Nodes = model.Data.Graph.NodeCount,
            Updates = model.Rule.Depth,
            Samples = spec.Samples,
            Interleavings = total,
            Outcomes = exact?.Count,
            LikeSynchronous = exact?.Where(item => OutputOrder.Instance.Equals(item.Outputs, synchronous))
                .Aggregate(BigInteger.Zero, (sum, item) => sum + item.Ways),
            Test = exact is null ? null : Joint(sampled, exact, total),
            Outputs = OutputDistribution.Of(model.Readout.OutputSize, synchronous, sampled, exact),
            Synchronous = ComputationGraph.Synchronous(model),
            Sample = ComputationGraph.Of(
                model, Scheduler(scenario, model, spec.Show), Kernels.Create(scenario.Kernel), scenario.Run.Until.Ticks),
        };
    }

    private static IScheduler Scheduler(Scenario scenario, Model model, int sample) =>
        SchedulerBuilder.Build(scenario, new Draws(scenario.Seed).Replicate(sample), model);

    /// <summary>The outputs of all runs, in increasing order, and how often each came out.</summary>
    private static List<(double[] Outputs, long Samples)> Sampled(
        Scenario scenario, Model model, int jobs, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var phase = $"sampled orders of {model.Name}";
        var samples = scenario.Ordering!.Samples;
        var outputs = new double[samples][];
        var done = 0;
        progress.Report(new RunProgress(phase, 0, samples));
        Runner.InParallel((samples + Batch - 1) / Batch, jobs, batch =>
        {
            var end = Math.Min(samples, (batch + 1) * Batch);
            for (var sample = batch * Batch; sample < end; sample++)
            {
                outputs[sample] = Outputs(scenario, model, sample);
            }

            progress.Report(new RunProgress(phase, Interlocked.Add(ref done, end - (batch * Batch)), samples));
        }, cancellation);
        var counts = new SortedDictionary<double[], long>(OutputOrder.Instance);
        foreach (var output in outputs)
        {
            counts[output] = counts.GetValueOrDefault(output) + 1;
        }

        return [.. counts.Select(item => (item.Key, item.Value))];
    }

    private static double[] Outputs(Scenario scenario, Model model, int sample)
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

        return Models.Outputs.Of(model.Readout, network.States(), model.Rule.StateSize);
    }

    private static ChiSquareTest Joint(
        List<(double[] Outputs, long Samples)> sampled, IReadOnlyList<(double[] Outputs, BigInteger Ways)> exact, BigInteger total)
    {
        var cells = new SortedDictionary<double[], (double Probability, long Observed)>(OutputOrder.Instance);
        foreach (var (outputs, ways) in exact)
        {
            cells[outputs] = (OutputDistribution.Share(ways, total), 0);
        }

        foreach (var (outputs, samples) in sampled)
        {
            cells[outputs] = (cells.GetValueOrDefault(outputs).Probability, samples);
        }

        return ChiSquareTest.Of([.. cells.Values]);
    }
}
