using FsCheck;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Testing;
using TorchSharp;

namespace Hogwild.Training.Tests;

/// <summary>
/// Gradients of which neither the fixed point nor the adjoint was computed synchronously: nodes arrive at both under random schedules. They
/// are those of torch at the exact answers.
/// </summary>
public sealed class AsynchronousGradientTests
{
    private const double Tolerance = 1e-8;

    [Property(Arbitrary = [typeof(Ignns)], MaxTest = 100)]
    public void Of_an_IGNN_they_are_those_of_torch(Instance instance, ulong seed)
    {
        var rule = (IgnnRule)instance.Rule;
        Check(instance, seed, states =>
        {
            var solver = new IgnnSolver();
            solver.Approach(rule, states, 1e-15, 100_000);
        }, (states, r) =>
        {
            var (solver, v) = (new IgnnSolver(), new double[r.Length]);
            solver.Approach(rule, states, 0, 0);
            solver.Adjoint(r, v, 1e-15, 100_000);
            return v;
        }, (parameters, graph, states, v) => (v * new IgnnTwin(parameters).Step(graph, states)).sum());
    }

    [Property(Arbitrary = [typeof(Energies)], MaxTest = 100)]
    public void Of_an_energy_GNN_they_are_those_of_torch(Instance instance, ulong seed)
    {
        var function = ((EnergyRule)instance.Rule).Function;
        Check(instance, seed, states => EnergyMinimum.Solve(function).States.CopyTo(states, 0), (states, r) =>
        {
            var (solver, v) = (new EnergySolver(), new double[r.Length]);
            solver.Approach(function, states, 0, 0);
            solver.Adjoint(r, v);
            return v;
        }, (parameters, graph, states, v) => new EnergyTwin(parameters, function.Parameters.Beta).Slope(graph, states, v).neg());
    }

    private static void Check(
        Instance instance, ulong seed, Action<double[]> solve, Func<double[], double[], double[]> adjoint,
        Func<IReadOnlyDictionary<string, torch.Tensor>, GraphTensors, torch.Tensor, torch.Tensor, torch.Tensor> through)
    {
        var (n, k) = (instance.Graph.NodeCount, instance.Rule.StateSize);
        if (n == 0)
        {
            return;
        }

        var draws = new Draws(seed);
        double[] targets = [.. Enumerable.Range(0, n).Select(node => draws.Normal(Purpose.Data, 0, node))];
        using var scope = torch.NewDisposeScope();
        using var graph = new GraphTensors(instance.Model.Data);
        using var leaves = new LeafSet(instance.Weights!.Tensors);

        // Synchronously, in torch but for the solves.
        var exact = new double[n * k];
        solve(exact);
        var v = adjoint(exact, Slope(exact));
        through(leaves.ByName, graph, TorchArrays.FromValues(exact, n, k), TorchArrays.FromValues(v, n, k)).backward();

        // Forward under one schedule, backward under another, and sums of local terms.
        var forward = Arrive(instance.Rule, instance.Graph, draws.Replicate(1));
        var back = AdjointRule.Of(instance.Rule, forward, Slope(forward));
        foreach (var (name, gradient) in back.Gradient(instance.Weights, Arrive(back, back.Graph, draws.Replicate(2))))
        {
            Near.Equal(leaves.All[name].WholeGradient(), gradient, Tolerance, name);
        }

        double[] Slope(double[] states)
        {
            var tracked = TorchArrays.FromValues(states, n, k).requires_grad_();
            var outputs = new ReadoutTwin(leaves.ByName, "tanh").Outputs(tracked);
            var error = outputs.Minus(TorchArrays.FromValues(targets, n, 1));
            (error * error).mean().backward();
            return TorchArrays.Values(tracked.grad!);
        }
    }

    /// <summary>Where nodes are under a schedule once another exact round moves nothing but roundings.</summary>
    private static double[] Arrive(IUpdateRule rule, Graph graph, Draws draws)
    {
        var step = TimeSpan.FromMilliseconds(1);
        SchedulerSpec scheduler = draws.Below(4, Purpose.Data, 0, 0) switch
        {
            0 => new SchedulerSpec.PartiallyAsynchronous(Bound.InSteps(2)),
            1 => new SchedulerSpec.RandomSweep(),
            2 => new SchedulerSpec.Poisson(step),
            _ => new SchedulerSpec.RoundRobin(),
        };
        var run = new Run(graph, rule, scheduler.Create(new SchedulerContext(step.Ticks, TimeSpan.FromHours(1).Ticks, draws)));
        for (var time = 64; time < 1 << 20; time *= 2)
        {
            run.Through(time * step);
            var states = run.Network.States();
            if (new SynchronousIteration(rule, graph, states).Step() <= 1e-12 * (rule.ArcSize > 0 ? 0.01 : 1))
            {
                return states;
            }
        }

        throw new InvalidOperationException($"expected states that settle under {scheduler.KindName}");
    }

    internal static class Ignns
    {
        public static Arbitrary<Instance> Instance() => Instances.Ignn(8, 0.8, maxWidth: 5);
    }

    internal static class Energies
    {
        public static Arbitrary<Instance> Instance() => Instances.Energy(6, bound: 2, condition: 4);
    }
}
