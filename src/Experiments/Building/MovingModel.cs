using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Models of scenarios whose data change during a run.</summary>
internal static class MovingModel
{
    /// <summary>A model, whose data change as the scenario says.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="spec">The model in it.</param>
    /// <param name="graphs">The data set; null where the rule brings its own graph.</param>
    /// <param name="make">Makes the model of the data as they are at first.</param>
    /// <exception cref="ScenarioException">A change does not fit, or the rule cannot follow.</exception>
    public static Model Of(Scenario scenario, ModelSpec spec, GraphData? graphs, Func<GraphData?, Model> make)
    {
        if (!scenario.Moves)
        {
            return make(graphs);
        }

        if (graphs is null)
        {
            var whole = make(null);
            ThrowUnlessMaker(scenario, spec, whole);
            var own = ChangeTimetable.Of(scenario, whole.Data);
            return MovingModels.Of(own.World is [{ Time: 0 }, ..] ? On(whole, own.First) : whole, own);
        }

        var moving = ChangeTimetable.Of(scenario, Mobility.First(scenario, graphs));
        var first = make(moving.First);
        ThrowUnlessMaker(scenario, spec, first);
        return MovingModels.Of(first, moving);
    }

    /// <summary>A scheduler, in the world of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scheduler">Who decides besides.</param>
    public static IScheduler Scheduled(Model model, IScheduler scheduler) =>
        Changing.Around(scheduler, model.Rule);

    /// <summary>The model without what is not there at first.</summary>
    private static Model On(Model whole, GraphData first)
    {
        var rule = whole.Maker!.Make(first);
        return whole with { Rule = rule, Reference = FixedPoint.SolveIfAny(rule, first.Graph) };
    }

    private static void ThrowUnlessMaker(Scenario scenario, ModelSpec spec, Model model)
    {
        if (model.Maker is null)
        {
            throw new ScenarioException(
                scenario.PlaceOf($"models.{spec.Name}.rule"),
                "expected a rule that can follow 'changes' (a network of layers, an implicit one, linear or relu), "
                    + $"found '{Kind.NameOf(spec.Rule)}'");
        }
    }
}
