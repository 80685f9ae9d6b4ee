using FsCheck;
using FsCheck.Fluent;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Generators of clocks, links and bounds.</summary>
public static class Environments
{
    /// <summary>Clocks and links: periods of 1 to 20 ms, delays of 0 to 50 ms, losses of 0 to 40 %.</summary>
    public static Arbitrary<PhysicalEnvironment> Physical() => Arb.From(
        from period in Gen.Choose(10, 200)
        from isPoisson in Gen.Elements(true, false)
        from delay in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 500)))
        from isExponential in Gen.Elements(true, false)
        from loss in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(1, 40)))
        let travel = TimeSpan.FromMilliseconds(0.1 * delay)
        select new PhysicalEnvironment(
            TimeSpan.FromMilliseconds(0.1 * period), isPoisson, travel, isExponential && delay > 0, 0.01 * loss),
        environment => environment.Simpler());

    /// <summary>Bounds of 1 to <paramref name="steps"/> steps; they shrink to smaller ones.</summary>
    /// <param name="steps">The largest bound.</param>
    public static Arbitrary<Bound> Bounds(int steps) => Arb.From(
        Gen.Choose(1, steps).Select(Bound.InSteps),
        bound => Enumerable.Range(1, bound.Steps.GetValueOrDefault(1) - 1).Select(Bound.InSteps));
}
