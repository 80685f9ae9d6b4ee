using FsCheck;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>
/// Assertions about every admissible schedule, for tests of any framework: <c>using static Hogwild.Testing.Claims;</c> and then
/// <c>Converges(rule, graph, under: Schedules.PartiallyAsynchronous(Bound.InSteps(3)), within: 200)</c>. They search, and throw a
/// <see cref="FalsifiedException"/> with the story of a minimal counterexample, the seed that finds it again and the file of its schedule.
/// That none is found proves nothing.
/// </summary>
public static class Claims
{
    /// <inheritdoc cref="Claim.Converges"/>
    /// <param name="rule">The rule.</param>
    /// <param name="graph">The graph that it was made for.</param>
    /// <param name="under">The schedules.</param>
    /// <param name="within">After how many steps.</param>
    /// <param name="tolerance">Largest distance on the scale of the solution (see <see cref="ReferenceDistance"/>). Default 1e-6.</param>
    /// <param name="search">How long to search; null for the defaults.</param>
    /// <exception cref="FalsifiedException">Some schedule breaks it.</exception>
    public static void Converges(
        IUpdateRule rule, Graph graph, ScheduleSpace under, int within, double tolerance = 1e-6, SearchOptions? search = null) =>
        Hold(Claim.Converges(ModelOf.Rule(rule, graph), within, tolerance), under, search);

    /// <inheritdoc cref="Claim.IsOrderInsensitive"/>
    /// <param name="rule">The rule.</param>
    /// <param name="graph">The graph that it was made for.</param>
    /// <param name="under">The schedules.</param>
    /// <param name="within">After how many steps; a layered rule ends by itself. Default 1,000.</param>
    /// <param name="tolerance">
    /// Largest difference of a number, on the scale of the outputs (see <see cref="ReferenceDistance"/>). Default 1e-6.
    /// </param>
    /// <param name="search">How long to search; null for the defaults.</param>
    /// <exception cref="FalsifiedException">Some schedule breaks it.</exception>
    public static void IsOrderInsensitive(
        IUpdateRule rule, Graph graph, ScheduleSpace under, int within = 1_000, double tolerance = 1e-6, SearchOptions? search = null) =>
        Hold(Claim.IsOrderInsensitive(ModelOf.Rule(rule, graph), within, tolerance), under, search);

    /// <inheritdoc cref="Claim.AgreesWithSynchronous"/>
    /// <param name="rule">The rule.</param>
    /// <param name="graph">The graph that it was made for.</param>
    /// <param name="under">The schedules.</param>
    /// <param name="within">After how many steps; a layered rule ends by itself. Default 1,000.</param>
    /// <param name="tolerance">
    /// Largest difference of a number, on the scale of the outputs (see <see cref="ReferenceDistance"/>). Default 1e-6.
    /// </param>
    /// <param name="search">How long to search; null for the defaults.</param>
    /// <exception cref="FalsifiedException">Some schedule breaks it.</exception>
    public static void AgreesWithSynchronous(
        IUpdateRule rule, Graph graph, ScheduleSpace under, int within = 1_000, double tolerance = 1e-6, SearchOptions? search = null) =>
        Hold(Claim.AgreesWithSynchronous(ModelOf.Rule(rule, graph), within, tolerance), under, search);

    /// <inheritdoc cref="Claim.KeepsInvariant"/>
    /// <param name="rule">The rule.</param>
    /// <param name="graph">The graph that it was made for.</param>
    /// <param name="invariant">Whether it holds of the newest published states.</param>
    /// <param name="under">The schedules.</param>
    /// <param name="within">For how many steps; a layered rule ends by itself. Default 100.</param>
    /// <param name="name">What it says, for messages.</param>
    /// <param name="search">How long to search; null for the defaults.</param>
    /// <exception cref="FalsifiedException">Some schedule breaks it.</exception>
    public static void KeepsInvariant(
        IUpdateRule rule,
        Graph graph,
        Func<IWorld, bool> invariant,
        ScheduleSpace under,
        int within = 100,
        string name = "the invariant",
        SearchOptions? search = null) =>
        Hold(Claim.KeepsInvariant(ModelOf.WithoutReference(rule, graph), invariant, within, name), under, search);

    /// <summary>Searches for an instance and a schedule that break a claim; both are shrunk, to fewer nodes first.</summary>
    /// <param name="instances">The instances, as <see cref="Instances"/> draws them.</param>
    /// <param name="claim">What is claimed of each of them.</param>
    /// <param name="under">The schedules.</param>
    /// <param name="search">How long to search; null for the defaults. Adversaries are not tried.</param>
    /// <exception cref="FalsifiedException">Some instance and schedule break it.</exception>
    public static void HoldOnEvery(
        Arbitrary<Instance> instances, Func<Model, Claim> claim, ScheduleSpace under, SearchOptions? search = null)
    {
        var options = search ?? new SearchOptions();
        if (InstanceSearch.Run(instances, claim, under, options) is { } found)
        {
            throw Failure.Of(found, options.Folder);
        }
    }

    /// <summary>Searches for a schedule that breaks a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="under">The schedules.</param>
    /// <param name="search">How long to search; null for the defaults.</param>
    /// <exception cref="FalsifiedException">Some schedule breaks it.</exception>
    public static void Hold(Claim claim, ScheduleSpace under, SearchOptions? search = null)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var options = search ?? new SearchOptions();
        var falsifier = new Falsifier(claim, under);
        var found = falsifier.Random(options.MaxTests, options.Seed, options.Replay);
        found ??= options.Adversaries ? falsifier.Adversarial() : null;
        if (found is not null)
        {
            throw Failure.Of(found, options.Folder);
        }
    }
}
