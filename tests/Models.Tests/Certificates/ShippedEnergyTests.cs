namespace Hogwild.Models.Tests;

/// <summary>The numbers of the theory page (3.2) about the energy that the quickstart runs.</summary>
public class ShippedEnergyTests
{
    [Theory]
    [InlineData(0, 0.0321, 5.93)]
    [InlineData(1, 0.01071, 17.8)]
    [InlineData(7, 0.00214, 89)]
    [InlineData(28, 0.0005635, 338)]
    [InlineData(58, 0.0002745, 694)]
    public void Certified_steps_are_those_of_the_page(int delay, double limit, double larger)
    {
        var function = Function();
        var certificate = EnergyCertificate.Certify(new CurvatureBounds(function), 1e-6, delay);
        var scenario = ((EnergyRule)ModelFactory.Energy("energy-gnn", Data, Weights).Rule).Alpha;
        Assert.Equal(1, certificate.StepLimit / limit, 0.005);
        Assert.Equal(1, scenario / certificate.StepLimit / larger, 0.01);
    }

    [Fact]
    public void The_proved_bound_is_an_order_above_the_sampled_curvature()
    {
        var function = Function();
        var start = Spectrum.Largest(function.At(new double[function.Size]).Hessian());
        var minimum = Spectrum.Largest(EnergyMinimum.Solve(function).Point.Hessian());
        Assert.Equal(5.00, Math.Max(start, minimum), 0.01);
        Assert.Equal(12.4, new CurvatureBounds(function).Lambda / Math.Max(start, minimum), 0.1);
    }

    private static GraphData Data => ChainsDataset.Create(10).Union();

    private static WeightFile Weights => SafeTensors.Read(Path.Combine(Root(), "weights", "chains-10", "energy-gnn.safetensors"));

    private static EnergyFunction Function() => new(new EnergyParameters(Weights, Data.FeatureSize, Data.ArcFeatureSize), Data);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hogwild.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Hogwild.slnx is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
