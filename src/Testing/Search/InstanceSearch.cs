using FsCheck.Fluent;
using Hogwild.Models;

namespace Hogwild.Testing;

/// <summary>Looks for an instance and a schedule that break a claim, and shrinks both: nodes first.</summary>
internal static class InstanceSearch
{
    private const int MaxShrinks = 2_000;

    public static Counterexample? Run(
        FsCheck.Arbitrary<Instance> instances, Func<Model, Claim> claim, ScheduleSpace under, SearchOptions options)
    {
        var start = options.Replay is null ? FsCheckRun.Of(options.Seed) : FsCheckRun.Parse(options.Replay)
            ?? throw new FormatException($"expected FsCheck's seed as (seed,gamma,size) with an odd gamma, found '{options.Replay}'");
        var pairs =
            from instance in instances.Generator
            from choices in under.On(instance.Graph, instance.Rule.Depth == int.MaxValue).Generator
            select (Instance: instance, Choices: choices);
        if (FsCheckRun.FirstFailure(pairs, options.MaxTests, start, pair => !IsBroken(pair)) is not { } failure)
        {
            return null;
        }

        var (broken, tried) = (failure.Value, 0);
        while (Smaller(broken).FirstOrDefault(smaller => tried++ < MaxShrinks && IsBroken(smaller)) is { Instance: not null } smaller)
        {
            broken = smaller;
        }

        var falsifier = new Falsifier(claim(broken.Instance.Model), under);
        return falsifier.Explain(falsifier.Shrink(broken.Choices), SearchPhase.Random) with { Replay = failure.Replay };

        bool IsBroken((Instance Instance, Choices Choices) pair) => new Falsifier(claim(pair.Instance.Model), under).IsBroken(pair.Choices);
    }

    private static IEnumerable<(Instance Instance, Choices Choices)> Smaller((Instance Instance, Choices Choices) pair) =>
        from smaller in pair.Instance.Smaller()
        select (smaller.Instance, Induced.Choices(pair.Choices, pair.Instance.Graph, smaller.Instance.Graph, smaller.Kept));
}
