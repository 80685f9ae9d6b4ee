using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Makes objectives of adversaries.</summary>
internal static class Objectives
{
    /// <summary>The objective against one model.</summary>
    /// <param name="spec">What it is; null for the distance from the synchronous answer.</param>
    /// <param name="model">The model.</param>
    /// <param name="tolerance">Where the world changes: answers are found to a small part of this. Default the usual tolerance.</param>
    /// <returns>The objective; where the world changes, a <see cref="PresentObjective"/> for one run.</returns>
    /// <exception cref="ScenarioException">It does not fit the model, or its file does not.</exception>
    public static IObjective Of(ObjectiveSpec? spec, Model model, double tolerance = RunSpec.UsualTolerance) =>
        model.Moving is null ? OfOne(spec, model) : PresentObjective.Of(model, present => OfOne(spec, present), tolerance);

    /// <summary>
    /// Makes the objective against one model for every epoch, where its world changes, so that what does not fit is told before any run.
    /// </summary>
    /// <param name="spec">What it is; null for the distance from the synchronous answer.</param>
    /// <param name="model">The model.</param>
    /// <param name="tolerance">As in <see cref="Of"/>.</param>
    /// <exception cref="ScenarioException">It does not fit the model as it is in some epoch.</exception>
    public static void Check(ObjectiveSpec? spec, Model model, double tolerance)
    {
        var objective = Of(spec, model, tolerance) as PresentObjective;
        foreach (var since in objective is null ? [] : model.Moving!.Epochs)
        {
            try
            {
                objective!.MoveTo(since);
            }
            catch (ScenarioException error)
            {
                throw new ScenarioException($"{error.Message} in the epoch from {DurationText.Write(TimeSpan.FromTicks(since))} on", error);
            }
        }
    }

    private static IObjective OfOne(ObjectiveSpec? spec, Model model) =>
        ((spec ?? new ModelObjectiveSpec.Distance()) as ModelObjectiveSpec
            ?? throw new ScenarioException(spec!.Place, $"expected an objective about models, found {Kind.NameOf(spec)}")).Create(model);

    /// <summary>The name of its kind.</summary>
    public static string NameOf(ObjectiveSpec? spec) => spec is null ? "distance" : Kind.NameOf(spec);
}
