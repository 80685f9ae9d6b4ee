using System.Globalization;

namespace Hogwild.Models.Tests;

public class ModelFactoryTests
{
    [Fact]
    public void An_energy_steps_by_the_inverse_of_the_largest_curvature_measured()
    {
        var (data, weights) = Energy(1);
        var model = ModelFactory.Energy("energy-gnn", data, weights);
        var rule = Assert.IsType<EnergyRule>(model.Rule);
        var (start, minimum) = (Fact(model, "L_start"), Fact(model, "L_minimum"));
        Assert.Equal(Math.Max(start, minimum), Fact(model, "L"));
        Assert.Equal(1 / (1.05 * Fact(model, "L")), rule.Alpha);
        Assert.Equal(rule.Alpha, Fact(model, "alpha"));
        Assert.Equal(0.5, Fact(model, "beta"));
        Assert.True(Fact(model, "lambda_min") >= 0.5 * (1 - 1e-6));
        Assert.Equal(Fact(model, "L") / Fact(model, "lambda_min"), Fact(model, "kappa"));
        Assert.True(model.Reference.IsFixedPoint);
        Assert.Null(model.Certificate);
        Assert.Equal(0.25, Assert.IsType<EnergyRule>(ModelFactory.Energy("energy-gnn", data, weights, 0.25).Rule).Alpha);
    }

    [Fact]
    public void An_energy_says_what_its_parameters_prove_about_its_step()
    {
        var (data, weights) = Energy(1);
        var model = ModelFactory.Energy("energy-gnn", data, weights);
        var (lambda, limit) = (Fact(model, "lambda_bound"), Fact(model, "alpha_certified_without_delay"));
        Assert.True(lambda >= Math.Max(Fact(model, "L_start"), Fact(model, "L_minimum")));
        Assert.Equal(2 / lambda, limit);
        Assert.Contains("2/(lambda_bound·(1 + 2D))", Text(model, "alpha_certified"), StringComparison.Ordinal);
        Assert.StartsWith("heuristic: nothing is proved", Certificate(1.001 * limit), StringComparison.Ordinal);
        Assert.StartsWith("proved for every D ≤ 0", Certificate(0.999 * limit), StringComparison.Ordinal);
        Assert.StartsWith("proved for every D ≤ 7", Certificate(0.999 * limit / 15), StringComparison.Ordinal);

        string Certificate(double alpha) => Text(ModelFactory.Energy("energy-gnn", data, weights, alpha), "certificate");
    }

    [Fact]
    public void An_IGNN_comes_with_its_certificate_where_it_contracts()
    {
        var data = ChainsDataset.Create(5).Union();
        var weights = WithReadout(new Sampler(1).Ignn(4, 2, 0.9), 4);
        var model = ModelFactory.Ignn("ignn", data, weights);
        Assert.True(model.Certificate!.Factor <= 0.9 * (1 + 1e-11));
        Assert.Equal(model.Certificate.Factor, Fact(model, "c"));
        Assert.True(model.Reference.IsFixedPoint);
    }

    [Fact]
    public void A_GCN_has_an_output_and_no_fixed_point()
    {
        var data = ChainsDataset.Create(5).Union();
        var model = ModelFactory.Gcn("gcn", data, WithReadout(new Sampler(1).Gcn(2, 8, 3), 3));
        Assert.False(model.Reference.IsFixedPoint);
        Assert.Null(model.Certificate);
        Assert.Equal("2 8 3", model.Facts.Single(fact => fact.Key == "widths").Value);
        Assert.Equal(2, model.Readout.OutputSize);
    }

    [Fact]
    public void Building_a_model_twice_gives_the_same_bits()
    {
        var (data, weights) = Energy(2);
        var (first, second) = (ModelFactory.Energy("e", data, weights), ModelFactory.Energy("e", data, weights));
        Assert.Equal(first.Reference.States, second.Reference.States);
        Assert.Equal(first.Facts, second.Facts);
    }

    private static (GraphData Data, WeightFile Weights) Energy(ulong seed)
    {
        var sampler = new Sampler(seed);
        return (ChainsDataset.Create(6).Union(), WithReadout(sampler.Energy(4, 8, 8, 2, 0), 4));
    }

    private static WeightFile WithReadout(WeightFile file, int size)
    {
        file.Tensors["readout.Wl"] = new Sampler(9).Tensor(1, 2, size);
        return file;
    }

    private static double Fact(Model model, string key) => double.Parse(Text(model, key), CultureInfo.InvariantCulture);

    private static string Text(Model model, string key) => model.Facts.Single(fact => fact.Key == key).Value;
}
