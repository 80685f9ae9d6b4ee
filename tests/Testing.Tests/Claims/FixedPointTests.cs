using Hogwild.Simulation;
using static Hogwild.Testing.Claims;

namespace Hogwild.Testing.Tests;

/// <summary>Iterations that are well-conditioned arrive at their one fixed point, whatever admissible schedule they run under.</summary>
public class FixedPointTests
{
    [Fact]
    [Trait("Category", "Property")]
    public void An_IGNN_that_contracts_has_one_fixed_point_under_every_schedule() =>
        Check(Instances.Ignn(6, 0.7), bound: 3, within: 400);

    [Fact]
    [Trait("Category", "Property")]
    public void An_EIGNN_has_its_closed_form_under_every_schedule() => Check(Instances.Eignn(6, 0.7), bound: 3, within: 400);

    [Fact]
    [Trait("Category", "Property")]
    public void A_GSDGNN_has_its_closed_form_under_every_schedule() => Check(Instances.Gsdgnn(6, 1), bound: 3, within: 600);

    [Fact]
    [Trait("Category", "Property")]
    public void A_linear_map_whose_absolute_values_contract_has_one_under_every_schedule() =>
        Check(Instances.Linear(6, 0.7), bound: 4, within: 500);

    [Fact]
    [Trait("Category", "Property")]
    public void An_energy_at_a_certified_step_has_one_under_every_schedule() =>
        Check(Instances.Energy(4, 2, condition: 5), bound: 2, within: 2_000);

    private static void Check(FsCheck.Arbitrary<Instance> instances, int bound, int within) => HoldOnEvery(
        instances,
        model => Claim.Converges(model, within),
        Schedules.PartiallyAsynchronous(Bound.InSteps(bound)),
        new SearchOptions { MaxTests = Cases.Times(60) });
}
