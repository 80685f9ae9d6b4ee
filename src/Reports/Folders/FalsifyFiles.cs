using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Reports;

/// <summary>What a person needs of counterexamples: story, schedule, picture, and what it takes to replay it.</summary>
internal static class FalsifyFiles
{
    /// <summary>The schedule's file, by model.</summary>
    public static string ScheduleFileOf(string model) => $"{model}/counterexample.schedule.jsonl";

    /// <summary>The schedule, the story and the picture of every counterexample.</summary>
    public static IEnumerable<ResultFile> Of(FalsifyResult result) => result.Counterexamples.SelectMany(found => (ResultFile[])
    [
        new ResultFile(ScheduleFileOf(found.Claim.Model.Name), stream => ScheduleFile.Write(found.Schedule, stream)),
        ResultFile.Text($"{found.Claim.Model.Name}/story.txt", text => Tell(found, result.Scenario).ToList().ForEach(text.WriteLine)),
        .. ResultFile.Picture(
            $"{found.Claim.Model.Name}/counterexample",
            () => TimelineFigure.Create(
                CounterexampleTimeline.Of(found, result.Scenario), FigureStyle.Of(result.Scenario), result.Scenario.Step.Ticks),
            result.Scenario.Figures),
    ]);

    /// <summary>The scenario with long enough a run for every counterexample, so that hogwild replay reaches its end.</summary>
    public static Scenario Replayable(FalsifyResult result)
    {
        var (until, step) = (result.Scenario.Run.Until, result.Scenario.Step);
        foreach (var schedule in result.Counterexamples.Select(found => found.Schedule))
        {
            var last = schedule.Count == 0 ? 0 : schedule[schedule.Count - 1].Time;
            until = TimeSpan.FromTicks(Math.Max(until.Ticks, last + step.Ticks));
        }

        return result.Scenario with { Run = result.Scenario.Run with { Until = until } };
    }

    /// <summary>Claim, story, the activations that matter, and how it was found, a line each.</summary>
    public static IEnumerable<string> Tell(Counterexample found, Scenario scenario)
    {
        yield return $"{found.Claim.Model.Name}: falsified: {found.Claim.Statement}";
        yield return $"    {found.Story}";
        var count = found.Matters.Count.ToString(CultureInfo.InvariantCulture);
        var what = found.Claim.IsAboutTheLongRun ? "what is listed" : "what the effect depends on";
        yield return $"    {what}: {count} {(found.Matters.Count == 1 ? "activation" : "activations")} of "
            + $"{found.Schedule.Count.ToString("N0", CultureInfo.InvariantCulture)}, on a grid of {DurationText.Write(scenario.Step)}, "
            + string.Create(CultureInfo.InvariantCulture, $"B = {found.Choices.Bound} {(found.Choices.Bound == 1 ? "step" : "steps")}");
        foreach (var line in found.Lines)
        {
            yield return $"        {line}";
        }

        yield return found.Replay is { } seed
            ? $"    found at random; FsCheck replay seed {seed}: --replay \"{seed}\""
            : $"    found by the {(found.Phase == SearchPhase.Adversarial ? "adversaries" : "systematic search")}";
    }
}
