using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;
using static Hogwild.Testing.Claims;

namespace Hogwild.Testing.Tests;

/// <summary>Certificates hold in every step of every schedule that is tried; such as claim too much are caught.</summary>
public class CertificateClaimTests
{
    private const int Bound = 3;
    private static readonly ScheduleSpace Three = Schedules.PartiallyAsynchronous(Hogwild.Simulation.Bound.InSteps(Bound));

    [Fact]
    [Trait("Category", "Property")]
    public void Nothing_breaks_the_certificate_of_an_IGNN() => Hold(LevelBound, Instances.Ignn(8, 0.95), 200);

    [Fact]
    [Trait("Category", "Property")]
    public void Nothing_breaks_the_certificate_of_an_EIGNN() => Hold(LevelBound, Instances.Eignn(8, 0.95), 200);

    [Fact]
    [Trait("Category", "Property")]
    public void Nothing_breaks_the_certificate_of_a_GSDGNN() => Hold(LevelBound, Instances.Gsdgnn(8, 9), 200);

    [Fact]
    [Trait("Category", "Property")]
    public void Nothing_breaks_the_certificate_of_a_linear_map() => Hold(LevelBound, Instances.Linear(6, 0.9), 200);

    [Fact]
    [Trait("Category", "Property")]
    public void Nothing_breaks_the_certificate_of_an_energy() => Hold(Descent, Instances.Energy(5, Bound), 200);

    [Fact]
    public void Half_the_contraction_factor_is_caught()
    {
        var model = Runs.Ignn(Graphs.Cycle(5));
        var certificate = model.Certificate!;
        Assert.Null(Search(Claim.LevelBound(model, certificate, 100)));
        var found = Search(Claim.LevelBound(model, certificate with { Factor = certificate.Factor / 2 }, 100));
        Assert.NotNull(found);
        Assert.Contains("its level allows", found.Story, StringComparison.Ordinal);
    }

    /// <summary>The rule takes twice the step that is certified.</summary>
    [Fact]
    public void Twice_the_certified_step_is_caught()
    {
        var function = Tight();
        var certificate = Certified(function, EnergyCertificate.DelayOnGrid(Bound));
        Assert.Null(Search(Claim.EnergyDescent(Energy(function, certificate.Alpha), certificate, 400)));
        var found = Search(Claim.EnergyDescent(Energy(function, 2 * certificate.Alpha), certificate, 400));
        Assert.NotNull(found);
        Assert.Contains("is allowed", found.Story, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_delay_too_small_is_caught(int delay)
    {
        var function = Tight();
        var certificate = Certified(function, delay);
        Assert.NotNull(Search(Claim.EnergyDescent(Energy(function, certificate.Alpha), certificate, 400)));
    }

    private static void Hold(Func<Model, Claim> claim, FsCheck.Arbitrary<Instance> instances, int schedules) =>
        HoldOnEvery(instances, claim, Three, new SearchOptions { MaxTests = Cases.Times(schedules) });

    private static Claim LevelBound(Model model) => Claim.LevelBound(model, model.Certificate!, 60);

    private static Claim Descent(Model model)
    {
        var rule = (EnergyRule)model.Rule;
        return Claim.EnergyDescent(model, EnergyCertificate.Certify(rule.Function, rule.Alpha, EnergyCertificate.DelayOnGrid(Bound)), 60);
    }

    private static Counterexample? Search(Claim claim)
    {
        var falsifier = new Falsifier(claim, Three);
        return falsifier.Random(100, seed: 1) ?? falsifier.Adversarial();
    }

    private static EnergyCertificate Certified(EnergyFunction function, int delay)
    {
        var bounds = new CurvatureBounds(function);
        return EnergyCertificate.Certify(bounds, 0.999 * EnergyCertificate.Certify(bounds, 1, delay).StepLimit, delay);
    }

    private static Model Energy(EnergyFunction function, double alpha) => new()
    {
        Name = "energy",
        Data = new GraphData { Graph = function.Graph },
        Rule = new EnergyRule(function, alpha),
        Readout = new IdentityReadout(1),
        Reference = EnergyMinimum.Solve(function).ToReference(),
    };

    /// <summary>
    /// Two nodes, E = 2·hub(h_0 + h_1) + β/2 ‖h‖² + b(h_0 + h_1) near the bottom of hub: as good as quadratic, and the largest eigenvalue
    /// of its Hessian is Λ, so that nothing is lost between the curvature and its bound.
    /// </summary>
    private static EnergyFunction Tight()
    {
        var file = new WeightFile();
        file.Metadata["beta"] = 0.01.ToString("R", CultureInfo.InvariantCulture);
        (string Name, int[] Shape, double[] Values)[] tensors =
        [
            ("P", [2, 1], [1, 0]), ("Q", [2, 1], [1, 0]), ("c0", [2], [0, 0]), ("Vraw", [1, 2], [0, 0]), ("wraw", [2], [1, 0]),
            ("R", [1, 1], [0]), ("d0", [1], [0]), ("a0", [1], [0]), ("b0", [1], [1e-4]),
        ];
        foreach (var (name, shape, values) in tensors)
        {
            file.Tensors["energy." + name] = new Tensor(shape, values);
        }

        return new EnergyFunction(new EnergyParameters(file, 0, 0), new GraphData { Graph = Graphs.Path(2) });
    }
}
