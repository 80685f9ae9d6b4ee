using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Reports;

/// <summary>Writes what a person needs of counterexamples: story, schedule, picture, and what it takes to replay it.</summary>
internal static class CounterexampleWriter
{
    /// <summary>The schedule's file, by model.</summary>
    public static string ScheduleFileOf(string model) => $"{model}/counterexample.schedule.jsonl";

    /// <summary>Writes all files; the folder is committed by the caller.</summary>
    /// <param name="folder">Receives the files.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="found">The counterexamples.</param>
    /// <param name="wall">How long the search has taken.</param>
    public static void Write(ResultsFolder folder, Scenario scenario, IReadOnlyList<Counterexample> found, TimeSpan wall)
    {
        var until = scenario.Run.Until;
        foreach (var counterexample in found)
        {
            var model = counterexample.Claim.Model.Name;
            using (var stream = folder.Create(ScheduleFileOf(model)))
            {
                ScheduleFile.Write(counterexample.Schedule, stream);
            }

            using (var text = folder.CreateText($"{model}/story.txt"))
            {
                foreach (var line in Tell(counterexample, scenario))
                {
                    text.WriteLine(line);
                }
            }

            var figure = TimelineFigure.Create(CounterexampleTimeline.Of(counterexample, scenario));
            using (var png = folder.Create($"{model}/counterexample.png"))
            {
                figure.WritePng(png);
            }

            using (var svg = folder.Create($"{model}/counterexample.svg"))
            {
                figure.WriteSvg(svg);
            }

            var last = counterexample.Schedule.Count == 0 ? 0 : counterexample.Schedule[counterexample.Schedule.Count - 1].Time;
            until = TimeSpan.FromTicks(Math.Max(until.Ticks, last + scenario.Step.Ticks));
        }

        // Long enough a run for every counterexample, so that hogwild replay reaches its end.
        using var json = folder.Create("run.json");
        RunFile.Write(json, scenario with { Run = scenario.Run with { Until = until } }, [], wall, folder.FullPath);
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
