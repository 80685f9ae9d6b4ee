using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>
/// Options of schedulers that have no effect: with none of the models, and with none of the values that are varied. What only one model,
/// or one value, has a use for is no slip.
/// </summary>
internal static class IdleParts
{
    private const double DefaultActivity = 0.5;

    /// <summary>All of them.</summary>
    public static IEnumerable<Misfit> Of(Scenario scenario)
    {
        var varied = (scenario.Swept?.Cells ?? [])
            .Select(item => In(item.Scenario).Select(misfit => misfit.Option).ToHashSet()).ToList();
        return In(scenario).Where(misfit => varied.TrueForAll(paths => paths.Contains(misfit.Option)));
    }

    private static IEnumerable<Misfit> In(Scenario scenario) => (scenario.Threshold?.Schedulers ?? []).Index()
        .Select(item => ($"threshold.schedulers.{item.Index}", item.Item))
        .Concat((scenario.Table?.Schedulers ?? []).Index().Select(item => ($"table.schedulers.{item.Index}", item.Item)))
        .Prepend(("scheduler", scenario.Scheduler))
        .SelectMany(item => In(scenario, item.Item1, item.Item2));

    private static IEnumerable<Misfit> In(Scenario scenario, string path, SchedulerSpec scheduler) => scheduler switch
    {
        SchedulerSpec.Bounded bounded => In(scenario, $"{path}.of", bounded.Of),
        SchedulerSpec.Synchronous { Pipelined: true } => OfArcs(scenario, $"{path}.pipelined"),
        SchedulerSpec.MaximalStaleness { Nested: false } => OfArcs(scenario, $"{path}.nested"),
        SchedulerSpec.PartiallyAsynchronous partial => OfBound(scenario, path, partial),
        SchedulerSpec.Physical physical => [.. OfNorm(scenario, path, physical), .. OfOthers(path, physical)],
        _ => [],
    };

    private static IEnumerable<Misfit> OfArcs(Scenario scenario, string option) =>
        scenario.Models.All(model => model.Rule.IsNodeWise)
            ? [new Misfit(option, "the key only with a model whose nodes send along single arcs (energy)")] : [];

    private static IEnumerable<Misfit> OfNorm(Scenario scenario, string path, SchedulerSpec.Physical physical) =>
        physical.Send is SendSpec.Change { IsEuclidean: true } && scenario.Models.All(model => model.Rule.IsScalar)
            ? [new Misfit($"{path}.send.norm", "the key only with a model whose nodes hold several numbers")] : [];

    /// <summary>A node that must act in every step acts whatever its probability; thresholds may be of other bounds.</summary>
    private static IEnumerable<Misfit> OfBound(Scenario scenario, string path, SchedulerSpec.PartiallyAsynchronous partial)
    {
        ThresholdParameter?[] sought = [scenario.Threshold?.Over, scenario.Threshold?.And];
        return partial.Activity != DefaultActivity && partial.Bound.InTicks(scenario.Step.Ticks) <= scenario.Step.Ticks
            && !sought.Contains(ThresholdParameter.Bound)
            ? [new Misfit($"{path}.activity", "the key only with a bound of more than one step")] : [];
    }

    /// <summary>Clocks of all nodes and links of all arcs, behind which those for whoever has no other one are never seen.</summary>
    private static IEnumerable<Misfit> OfOthers(string path, SchedulerSpec.Physical physical) =>
    [
        .. physical.Clocks.Where(item => item.Nodes.IsAll).Select(item => new Misfit(
            $"{path}.clocks.{item.Name}.nodes", "some of the nodes, since the clock of all is the key 'clock',")),
        .. physical.Links.Where(item => item.From.IsAll && item.To.IsAll).Select(item => new Misfit(
            $"{path}.links.{item.Name}", "the key 'from' or 'to' with some of the nodes, since the link of all arcs is the key 'link',")),
    ];
}
