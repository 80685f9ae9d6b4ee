using Hogwild.Models.Tests.Energy;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Certificates;

public class CurvatureBoundsTests
{
    /// <summary>With gradients of single terms as the rule itself computes them, near each other and far apart.</summary>
    [Property(MaxTest = 150)]
    public void Gradients_of_terms_change_by_no_more_than_the_bound(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (function, _, _) = EnergyFunctionTests.Sample(sampler);
        var bounds = new CurvatureBounds(function);
        var rule = new EnergyRule(function, 1);
        for (var pair = 0; pair < 4; pair++)
        {
            var x = sampler.Normals(function.Size, Math.ScaleB(1, sampler.Between(-4, 4)));
            var y = sampler.Normals(function.Size, Math.ScaleB(1, sampler.Between(-9, 3)));
            Dense.AddScaled(1, x, y);
            for (var node = 0; node < function.Graph.NodeCount; node++)
            {
                Check(rule, bounds, node, x, y);
            }
        }
    }

    /// <summary>Σ_i e_i over blocks is the Hessian, whose largest eigenvalue Λ bounds.</summary>
    [Property(MaxTest = 100)]
    public void No_curvature_exceeds_Lambda(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (function, _, _) = EnergyFunctionTests.Sample(sampler);
        var bounds = new CurvatureBounds(function);
        var h = sampler.Normals(function.Size, Math.ScaleB(1, sampler.Between(-6, 4)));
        Assert.True(Spectrum.Largest(function.At(h).Hessian()) <= bounds.Lambda);
        Assert.True(bounds.NodeWeights.All(weight => weight > 0));
    }

    [Theory]
    [InlineData(1, 0.01)]
    [InlineData(4, 0.5)]
    public void Where_nothing_is_lost_the_bound_is_the_curvature(double w, double beta)
    {
        var function = GridRuns.Tight(w, beta);
        var bounds = new CurvatureBounds(function);
        Close.To(w + beta, bounds.Lambda, 1e-11);
        Close.To(bounds.Lambda, Spectrum.Largest(function.At([0, 0]).Hessian(), 1e-9), 1e-8);
        Close.To([w / 4, w / 4, w / 4, (w / 4) + beta], bounds.Term(0), 1e-11);
    }

    [Fact]
    public void An_isolated_node_has_its_own_curvature_only()
    {
        var file = new Sampler(1).Energy(2, 4, 3, 0, 0);
        file.Tensors["energy.R"] = Tensor.Matrix(3, 2, new double[6]);
        var function = new EnergyFunction(new EnergyParameters(file, 0, 0), new GraphData { Graph = new GraphBuilder(1).Build() });
        Close.To(0.5, new CurvatureBounds(function).Lambda, 1e-11);
    }

    private static void Check(EnergyRule rule, CurvatureBounds bounds, int node, double[] x, double[] y)
    {
        var k = rule.StateSize;
        int[] places = [.. rule.Function.Graph.InNeighbours(node), node];
        var (atX, atY) = (TermGradient(rule, node, x), TermGradient(rule, node, y));
        var moved = places.Select(place => Distance(x.AsSpan(place * k, k), y.AsSpan(place * k, k))).ToArray();
        var size = Dense.MaxNorm(atX) + Dense.MaxNorm(atY) + Dense.MaxNorm(x) + Dense.MaxNorm(y);
        for (var a = 0; a < places.Length; a++)
        {
            var allowed = Dense.Dot(bounds.Term(node).Slice(a * places.Length, places.Length), moved);
            var found = Distance(atX.AsSpan(a * k, k), atY.AsSpan(a * k, k));
            Assert.True(found <= allowed + (1e-13 * (1 + size)), $"term {node}, block {a}: {found:R} > {allowed:R}");
        }
    }

    /// <summary>∇e_m, one block per neighbour, then the node's own: the messages that it writes, and its step with none read.</summary>
    private static double[] TermGradient(EnergyRule rule, int node, double[] h)
    {
        var (graph, k) = (rule.Function.Graph, rule.StateSize);
        var degree = graph.InDegree(node);
        var views = new View[degree];
        for (var slot = 0; slot < degree; slot++)
        {
            views[slot] = new View([.. h.AsSpan(graph.InNeighbours(node)[slot] * k, k), .. new double[k]], 0, k);
        }

        var inbox = new Inbox(views, k, k);
        var own = h.AsSpan(node * k, k);
        var (next, gradient) = (new double[k], new double[(degree + 1) * k]);
        rule.Update(new Activation { Node = node, Exchange = Exchange.Messages }, own, inbox, next, new Outbox(gradient, k, degree));
        next.AsSpan().Clear();
        rule.Update(new Activation { Node = node, Exchange = Exchange.State }, own, inbox, next, new Outbox([], k, 0));
        for (var c = 0; c < k; c++)
        {
            gradient[(degree * k) + c] = own[c] - next[c];
        }

        return gradient;
    }

    private static double Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var difference = x.ToArray();
        Dense.AddScaled(-1, y, difference);
        return Dense.Norm(difference);
    }
}
