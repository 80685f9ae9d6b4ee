using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Certificates;

/// <summary>Runs on the grid, and energies that are small enough for certificates to be worth something.</summary>
internal static class GridRuns
{
    internal const long Step = 10;

    internal static Network Run(Graph graph, IUpdateRule rule, IScheduler scheduler, int steps, IObserver? observer = null)
    {
        var run = new Run(graph, rule, scheduler, observer: observer);
        run.Through((steps + 1) * Step);
        return run.Network;
    }

    internal static IScheduler Bounded(int bound, double activity, ulong seed) =>
        new PartiallyAsynchronous(Bound.InSteps(bound), Step, activity, new Draws(seed));

    /// <summary>A random energy of any form on at most six nodes with at most two components each.</summary>
    internal static EnergyFunction Sample(Sampler sampler, double? beta = null)
    {
        var (k, d, r, p) = (sampler.Between(1, 2), sampler.Between(1, 4), sampler.Between(1, 3), sampler.Between(0, 2));
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 6), 0.6), p);
        var file = sampler.Energy(k, d, r, p, 0, beta ?? (0.1 + sampler.Uniform()), sampler.Form());
        return new EnergyFunction(new EnergyParameters(file, p, 0), data);
    }

    /// <summary>
    /// Two nodes, E = 2·hub(h_0 + h_1) + β/2 ‖h‖² + b(h_0 + h_1) near the bottom of hub, where its curvature is ¼: with a small b it is as
    /// good as quadratic, ∇²E has the eigenvalue L = w + β on (1, 1), and so has the bound: nothing is lost between L and Λ.
    /// </summary>
    internal static EnergyFunction Tight(double w = 1, double beta = 0.01, double b = 1e-4)
    {
        var file = new WeightFile();
        file.Metadata["beta"] = beta.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Set("P", [2, 1], 1, 0);
        Set("Q", [2, 1], 1, 0);
        Set("c0", [2], 0, 0);
        Set("Vraw", [1, 2], 0, 0);
        Set("wraw", [2], Math.Sqrt(w), 0);
        Set("R", [1, 1], 0);
        Set("d0", [1], 0);
        Set("a0", [1], 0);
        Set("b0", [1], b);
        return new EnergyFunction(new EnergyParameters(file, 0, 0), new GraphData { Graph = Graphs.Path(2) });

        void Set(string name, int[] shape, params double[] values) => file.Tensors["energy." + name] = new Tensor(shape, values);
    }

    /// <summary>
    /// Everybody acts in every step and reads what was current <paramref name="age"/> steps ago. Arguments are 2·age + 1 steps old.
    /// </summary>
    internal sealed class ConstantAge(int age) : IScheduler
    {
        private IWorld? _world;

        public long Retain => (age + 1) * Step;

        public void Start(IWorld world) => _world = world;

        public long Next(int node, int count, long now) => now + Step;

        public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

        public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
        {
            for (var slot = 0; slot < read.Length; slot++)
            {
                var source = _world!.Graph.Source(_world.Graph.InArc(activation.Node, slot));
                read[slot] = _world.OldestSupersededAfter(source, activation.Time - ((age + 1) * Step));
            }

            return Verdict.Go;
        }
    }
}
