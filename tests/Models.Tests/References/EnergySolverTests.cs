using Hogwild.Models.Tests.Energy;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.References;

public class EnergySolverTests
{
    [Property(MaxTest = 60)]
    public void It_arrives_at_the_minimum_from_anywhere_with_one_solver_for_all_graphs(ulong seed)
    {
        var sampler = new Sampler(seed);
        var solver = new EnergySolver();
        for (var graph = 0; graph < 3; graph++)
        {
            var (function, _, _) = EnergyFunctionTests.Sample(sampler);
            var states = sampler.Normals(function.Size, Math.ScaleB(1, sampler.Between(-3, 8)));
            var result = solver.Approach(function, states, 1e-11, 100);
            Assert.True(result.IsConverged, $"{result}");
            Assert.True(result.Residual <= 1e-11 * Math.Sqrt(states.Length));
            Close.To(EnergyMinimum.Solve(function).States, states, 1e-9);
            var there = function.At(states);
            Assert.Equal(there.Gradient, solver.Gradient);
            Assert.Equal((there.Value, there.Residual), (solver.Value, solver.Residual));
        }
    }

    [Property(MaxTest = 60)]
    public void The_adjoint_is_that_of_the_Hessian_at_the_end(ulong seed)
    {
        var sampler = new Sampler(seed);
        var solver = new EnergySolver();
        for (var graph = 0; graph < 3; graph++)
        {
            var (function, _, _) = EnergyFunctionTests.Sample(sampler);
            var (states, r) = (sampler.Normals(function.Size), sampler.Normals(function.Size));
            solver.Approach(function, states, 1e-3, sampler.Between(0, 2));
            var v = r.ToArray();
            solver.Adjoint(v, v);
            Close.To(r, function.At(states).HessianVectorProduct(v), 1e-10);
        }
    }

    [Fact]
    public void It_says_how_far_it_came_instead_of_failing()
    {
        var (function, _, _) = EnergyFunctionTests.Sample(new Sampler(3));
        var states = new Sampler(4).Normals(function.Size, 100);
        var start = states.ToArray();
        var solver = new EnergySolver();
        Assert.Equal(new EnergySolve(function.At(start).Residual, 0, false), solver.Approach(function, states, 1e-9, 0));
        Assert.Equal(start, states);
        Assert.Equal(1, solver.Approach(function, states, 1e-9, 1).Steps);
        Assert.True(solver.Residual < function.At(start).Residual);
        Array.Fill(states, double.NaN);
        var lost = solver.Approach(function, states, 1e-9, 9);
        Assert.Equal((0, false), (lost.Steps, lost.IsConverged));
        Assert.Throws<NotPositiveDefiniteException>(() => solver.Adjoint(start, states));
        Assert.Throws<ArgumentException>(() => solver.Approach(function, new double[function.Size + 1], 1e-9, 9));
        Assert.Throws<InvalidOperationException>(() => new EnergySolver().Adjoint(start, states));
    }

    [Fact]
    public void Steps_allocate_nothing_once_the_largest_graph_has_been_seen()
    {
        var sampler = new Sampler(5);
        var parameters = new EnergyParameters(sampler.Energy(4, 8, 8, 1, 0), 1, 0);
        var functions = new[] { 9, 4, 7 }.Select(nodes => new EnergyFunction(parameters, sampler.Data(Graphs.Path(nodes), 1))).ToArray();
        var states = functions.Select(function => new double[function.Size]).ToArray();
        var solver = new EnergySolver();
        var allocated = 0L;
        for (var pass = 0; pass < 2; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var graph = 0; graph < functions.Length; graph++)
            {
                solver.Approach(functions[graph], states[graph], 1e-12, 3);
                solver.Adjoint(states[graph], states[graph]);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Property(MaxTest = 30)]
    public void Other_parameters_on_the_same_graph_give_the_function_made_anew(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (function, data, _) = EnergyFunctionTests.Sample(sampler);
        var of = function.Parameters;
        var file = sampler.Energy(of.StateSize, of.MessageSize, of.UnitCount, of.FeatureSize, of.ArcFeatureSize);
        var parameters = new EnergyParameters(file, of.FeatureSize, of.ArcFeatureSize);
        var h = sampler.Normals(function.Size);
        var (anew, with) = (new EnergyFunction(parameters, data), function.With(parameters));
        Assert.Equal(anew.Value(h), with.Value(h));
        Assert.Equal(anew.Gradient(h), with.Gradient(h));
        Assert.Equal(anew.HalfBandwidth, with.HalfBandwidth);
        var wider = sampler.Energy(of.StateSize + 1, of.MessageSize, of.UnitCount, of.FeatureSize, of.ArcFeatureSize);
        Assert.Throws<ArgumentException>(() => function.With(new EnergyParameters(wider, of.FeatureSize, of.ArcFeatureSize)));
    }
}
