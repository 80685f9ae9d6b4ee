using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Models.Tests.Energy;

public class EnergyFunctionTests
{
    [Property(Arbitrary = [typeof(Drawn.Energy)], MaxTest = 60)]
    public void The_value_is_the_formula_written_out(Instance instance, ulong seed)
    {
        var function = Function(instance);
        var h = new Sampler(seed).Normals(function.Size);
        Close.To(EnergyOracle.Value(instance.Weights!, instance.Model.Data, h), function.Value(h), 1e-12);
    }

    [Property(Arbitrary = [typeof(Drawn.Energy)], MaxTest = 60)]
    public void The_gradient_is_the_slope_of_the_value(Instance instance, ulong seed)
    {
        var function = Function(instance);
        var h = new Sampler(seed).Normals(function.Size);
        var gradient = function.Gradient(h);
        for (var i = 0; i < h.Length; i++)
        {
            const double Step = 1e-5;
            var slope = (function.Value(Moved(h, i, Step)) - function.Value(Moved(h, i, -Step))) / (2 * Step);
            Close.To(slope, gradient[i], 1e-7, $"gradient[{i}]");
        }
    }

    [Property(MaxTest = 40)]
    public void Hessian_vector_products_are_slopes_of_the_gradient(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (function, _, _) = Sample(sampler);
        var (h, v) = (sampler.Normals(function.Size), sampler.Normals(function.Size));
        const double Step = 1e-5;
        var (ahead, behind) = (h.ToArray(), h.ToArray());
        Dense.AddScaled(Step, v, ahead);
        Dense.AddScaled(-Step, v, behind);
        var slope = function.Gradient(ahead).Zip(function.Gradient(behind), (a, b) => (a - b) / (2 * Step)).ToArray();
        Close.To(slope, function.At(h).HessianVectorProduct(v), 1e-7);
    }

    [Property(MaxTest = 40)]
    public void The_assembled_Hessian_has_the_products_as_columns(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (function, _, _) = Sample(sampler);
        var point = function.At(sampler.Normals(function.Size));
        var hessian = point.Hessian();
        for (var column = 0; column < function.Size; column++)
        {
            var unit = new double[function.Size];
            unit[column] = 1;
            var expected = point.HessianVectorProduct(unit);
            Close.To(expected, hessian.Multiply(unit), 1e-12, $"column {column}");
            Close.To(expected, [.. Enumerable.Range(0, function.Size).Select(row => hessian[row, column])], 1e-12, $"entries in {column}");
        }
    }

    [Property(Arbitrary = [typeof(Drawn.Energy)], MaxTest = 100)]
    public void It_is_strongly_convex_along_every_segment(Instance instance, ulong seed)
    {
        var (function, sampler) = (Function(instance), new Sampler(seed));
        var scale = Math.ScaleB(1, sampler.Between(-3, 6));
        var (a, b, t) = (sampler.Normals(function.Size, scale), sampler.Normals(function.Size, scale), sampler.Uniform());
        var (between, difference) = (new double[a.Length], new double[a.Length]);
        for (var i = 0; i < a.Length; i++)
        {
            (between[i], difference[i]) = ((t * a[i]) + ((1 - t) * b[i]), a[i] - b[i]);
        }

        var (at, chord) = (function.Value(between), (t * function.Value(a)) + ((1 - t) * function.Value(b)));
        var margin = 0.5 * function.Parameters.Beta * t * (1 - t) * Dense.Dot(difference, difference);
        Assert.True(at <= chord - margin + (1e-12 * (1 + Math.Abs(chord))), $"{at} above {chord} − {margin}");
    }

    [Property(Arbitrary = [typeof(Drawn.Energy)], MaxTest = 60)]
    public void No_eigenvalue_of_the_Hessian_is_below_beta(Instance instance, ulong seed)
    {
        var (function, sampler) = (Function(instance), new Sampler(seed));
        if (function.Size > 0)
        {
            var hessian = function.At(sampler.Normals(function.Size, Math.ScaleB(1, sampler.Between(-3, 6)))).Hessian();
            Assert.NotNull(BandedCholesky.TryFactor(hessian.Shifted(-function.Parameters.Beta * (1 - 1e-9))));
            Assert.True(Spectrum.Smallest(hessian) >= function.Parameters.Beta * (1 - 1e-6));
        }
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 7)]
    [InlineData(3, 11)]
    [InlineData(9, 11)]
    public void On_paths_the_half_bandwidth_is_three_blocks_less_one(int length, int expected)
    {
        var data = ChainsDataset.Create(length).Union();
        var function = new EnergyFunction(new EnergyParameters(new Sampler(1).Energy(4, 8, 8, 2, 0), 2, 0), data);
        Assert.Equal(expected, function.HalfBandwidth);
    }

    [Fact]
    public void Tensors_of_the_gate_and_of_absent_features_may_be_missing()
    {
        var file = new Sampler(3).Energy(2, 4, 3, 0, 0);
        foreach (var name in new[] { "Cj", "Ci", "Ce", "Oe", "Oj", "Oi", "o0", "D", "Ax", "Bx" })
        {
            file.Tensors.Remove("energy." + name);
        }

        var data = new GraphData { Graph = Graphs.Path(4) };
        var function = new EnergyFunction(new EnergyParameters(file, 0, 0), data);
        file.Tensors["energy.o0"] = Tensor.Vector(new double[4]);
        var h = new Sampler(4).Normals(function.Size);
        Close.To(EnergyOracle.Value(file, data, h), function.Value(h), 1e-13);
    }

    [Fact]
    public void Errors_say_what_was_expected()
    {
        var sampler = new Sampler(5);
        var file = sampler.Energy(2, 4, 3, 1, 0);
        var directed = new GraphBuilder(2).AddArc(0, 1).Build();
        var parameters = new EnergyParameters(file, 1, 0);
        Assert.Contains("arc 0→1 without 1→0", Error(sampler.Data(directed, 1)), StringComparison.Ordinal);
        var looped = new GraphBuilder(2).AddEdge(0, 1).AddArc(1, 1).Build();
        Assert.Contains("found one at node 1", Error(sampler.Data(looped, 1)), StringComparison.Ordinal);
        Assert.Contains("expected 1 features", Error(sampler.Data(Graphs.Path(2), 2)), StringComparison.Ordinal);
        file.Tensors["energy.R"] = Tensor.Matrix(2, 2, new double[4]);
        var error = Assert.Throws<WeightFormatException>(() => new EnergyParameters(file, 1, 0));
        Assert.Contains("'energy.R' of shape [3, 2], found [2, 2]", error.Message, StringComparison.Ordinal);
        file.Tensors.Remove("energy.R");
        Assert.Throws<WeightFormatException>(() => new EnergyParameters(file, 1, 0));
        file = sampler.Energy(2, 4, 3, 1, 0, beta: 0);
        error = Assert.Throws<WeightFormatException>(() => new EnergyParameters(file, 1, 0));
        Assert.Contains("expected beta > 0", error.Message, StringComparison.Ordinal);

        string Error(GraphData data) => Assert.Throws<ArgumentException>(() => new EnergyFunction(parameters, data)).Message;
    }

    internal static (EnergyFunction Function, GraphData Data, WeightFile File) Sample(Sampler sampler)
    {
        var (k, d, r) = (sampler.Between(1, 5), sampler.Between(1, 9), sampler.Between(1, 6));
        var (p, q) = (sampler.Between(0, 2), sampler.Between(0, 2));
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 6)), p, q);
        var file = sampler.Energy(k, d, r, p, q, 0.1 + sampler.Uniform(), sampler.Form());
        return (new EnergyFunction(new EnergyParameters(file, p, q), data), data, file);
    }

    private static EnergyFunction Function(Instance instance) => ((EnergyRule)instance.Rule).Function;

    private static double[] Moved(double[] h, int index, double step)
    {
        var moved = h.ToArray();
        moved[index] += step;
        return moved;
    }
}
