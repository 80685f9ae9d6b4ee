using Hogwild.Models.Tests.Rules;
using Hogwild.Simulation;
using Hogwild.Testing;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.References;

/// <summary>Fixed points, adjoints and Jacobians of nonlinear GNNs, against dense algebra on differences of the round.</summary>
public class NonlinearSolverTests
{
    [Property(Arbitrary = [typeof(Drawn.Nonlinear)], MaxTest = 40)]
    public void The_columns_of_the_Jacobian_are_those_of_differences_at_any_states(Instance instance, ulong seed)
    {
        var rule = (NonlinearRule)instance.Rule;
        var states = new Sampler(seed).Normals(instance.Graph.NodeCount * rule.StateSize);
        var jacobian = new NonlinearJacobian(rule, states);
        var expected = NonlinearOracle.Jacobian(instance.Model.Data, instance.Weights!, states);
        double[] columns = [.. Enumerable.Range(0, states.Length).Select(
            column => Enumerable.Range(0, states.Length).Sum(row => Math.Abs(expected[row, column])))];
        Close.To(columns, jacobian.ColumnSums(), 1e-7);
        Assert.Equal(columns.DefaultIfEmpty(0).Max(), jacobian.Norm, 1e-6);
    }

    /// <summary>Collatz and Wielandt: never below ρ(|A|), and never above what u = 1 gives, the largest row sum.</summary>
    [Property(Arbitrary = [typeof(Drawn.Nonlinear)], MaxTest = 40)]
    public void The_radius_is_between_the_spectral_radius_of_absolute_values_and_the_largest_row(Instance instance, ulong seed)
    {
        var rule = (NonlinearRule)instance.Rule;
        var states = new Sampler(seed).Normals(instance.Graph.NodeCount * rule.StateSize);
        if (states.Length == 0)
        {
            return;
        }

        var absolute = Matrix<double>.Build.DenseOfArray(NonlinearOracle.Jacobian(instance.Model.Data, instance.Weights!, states))
            .PointwiseAbs();
        var spectral = absolute.Evd().EigenValues.Max(value => value.Magnitude);
        var radius = new NonlinearJacobian(rule, states).Radius();
        Assert.InRange(radius, spectral - 1e-3, absolute.RowSums().Max() + 1e-6);
    }

    [Property(MaxTest = 40)]
    public void Where_rounds_contract_the_fixed_point_and_the_adjoint_are_those_of_dense_solves(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (data, weights) = Sample(sampler, scale: 0.05);
        var rule = new NonlinearRule(data, weights);
        var (solver, states) = (new NonlinearSolver(), sampler.Normals(data.Graph.NodeCount * rule.StateSize));
        Assert.True(solver.Approach(rule, states, 1e-13, 1000).IsConverged);
        Close.To(FixedPoint.Solve(rule, data.Graph).States, states, 1e-11);
        var (r, v) = (sampler.Normals(states.Length), sampler.Normals(states.Length));
        Assert.True(solver.Adjoint(r, v, 1e-13, 1000).IsConverged);
        var a = Matrix<double>.Build.DenseOfArray(NonlinearOracle.Jacobian(data, weights, states));
        var expected = (Matrix<double>.Build.DenseIdentity(r.Length) - a.Transpose()).Solve(Vector<double>.Build.Dense(r));
        Close.To(expected.ToArray(), v, 1e-7);
    }

    /// <summary>Both end at finite numbers that moved no more than where they began.</summary>
    [Property(MaxTest = 40)]
    public void Where_nothing_settles_what_moved_least_is_kept(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (data, weights) = Sample(sampler, scale: 30);
        var rule = new NonlinearRule(data, weights);
        var (solver, states) = (new NonlinearSolver(), sampler.Normals(data.Graph.NodeCount * rule.StateSize));
        var began = Moved(states);
        var solve = solver.Approach(rule, states, 1e-13, 60);
        Assert.Equal(Moved(states), solve.Residual, 1e-9);
        Assert.InRange(solve.Residual, 0, began);
        var v = new double[states.Length];
        var adjoint = solver.Adjoint(sampler.Normals(states.Length), v, 1e-13, 2000);
        Assert.All(v, value => Assert.True(double.IsFinite(value)));
        Assert.True(double.IsFinite(adjoint.Residual));

        double Moved(double[] at) => new SynchronousIteration(rule, data.Graph, at).Step();
    }

    /// <summary>Two nodes that each do what the other does not: x ← tanh(2 tanh(0.3 − 10 x)) of each other.</summary>
    [Fact]
    public void A_cycle_of_synchronous_rounds_is_told_as_one()
    {
        var model = ModelFactory.Nonlinear("flip", new GraphData { Graph = Graphs.Path(2) }, Weights(-10, 2, 0.3));
        Assert.True(double.IsNaN(model.Reference.Residual));
        Assert.InRange(model.Reference.Unsettled!.Value, 1, 1000);
        Assert.Contains("a cycle of period 2", Assert.Single(model.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain(model.Facts, fact => fact.Key == "jacobian");
    }

    /// <summary>With less slope the flip dies out, if slowly: −0.9975 a round.</summary>
    [Fact]
    public void What_alternates_on_its_way_to_a_fixed_point_is_no_cycle()
    {
        var model = ModelFactory.Nonlinear("slow", new GraphData { Graph = Graphs.Path(2) }, Weights(-0.9975, 1, 0.001));
        Assert.Empty(model.Notes);
        Assert.Null(model.Reference.Unsettled);
        Assert.InRange(model.Reference.Residual, 0, 1e-12);
        Assert.InRange(double.Parse(model.Facts.Single(fact => fact.Key == "jacobian").Value), 0.99, 1);
    }

    private static WeightFile Weights(double coupling, double output, double bias)
    {
        var weights = new WeightFile();
        weights.Tensors["nonlinear.P"] = new Tensor([1, 1], [coupling]);
        weights.Tensors["nonlinear.V"] = new Tensor([1, 1], [output]);
        weights.Tensors["nonlinear.b1"] = new Tensor([1], [bias]);
        return weights;
    }

    private static (GraphData Data, WeightFile Weights) Sample(Sampler sampler, double scale)
    {
        var (s, d, p, q) = (sampler.Between(1, 4), sampler.Between(1, 5), sampler.Between(0, 2), sampler.Between(0, 2));
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 6)), p, q);
        var weights = sampler.Nonlinear(s, d, p, q, scale);
        weights.Metadata["neighbours"] = sampler.Between(0, 1) == 0 ? "sum" : "mean";
        weights.Metadata["output"] = sampler.Between(0, 1) == 0 ? "tanh" : "linear";
        return (data, weights);
    }
}
