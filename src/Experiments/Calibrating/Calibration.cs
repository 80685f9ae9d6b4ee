using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Finds clocks and links that fit recorded schedules, as <c>hogwild calibrate</c> does; docs/calibrate.md says what can be known.
/// </summary>
public static class Calibration
{
    /// <summary>How many gaps a node must have so that it is told apart.</summary>
    internal const int FewestGaps = 20;

    /// <summary>How many versions must have been read through an arc so that it is told apart.</summary>
    internal const int FewestReads = 40;

    private const int Fewest = 3;

    /// <summary>The graph of a scenario, on which its schedules are.</summary>
    /// <param name="scenario">The scenario.</param>
    public static Graph GraphOf(Scenario scenario) => SchedulePlanner.Graph(scenario);

    /// <summary>The fit.</summary>
    /// <param name="scenario">The scenario that was run: it has the graph, and says who works together.</param>
    /// <param name="graph">Its graph, as <see cref="GraphOf"/> has it.</param>
    /// <param name="schedules">What was recorded.</param>
    /// <param name="isPooled">Whether all nodes have one clock and all arcs one link.</param>
    /// <param name="isEmpirical">Whether clocks are drawn from the gaps that were measured.</param>
    /// <exception cref="ScenarioException">There is too little in them.</exception>
    public static CalibratedWorld Of(
        Scenario scenario, Graph graph, IReadOnlyList<Schedule> schedules, bool isPooled, bool isEmpirical)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(schedules);
        var workers = scenario.Workers is { } asked ? WorkersBuilder.Build(asked, graph) : null;
        var times = RecordedTimes.Of(graph, schedules, !IsLayered(scenario, schedules), workers);
        var keyed = workers?.Quotient ?? graph;
        List<Timed> clocks = [.. times.Gaps.Select((own, node) => new Timed(keyed.Key(node), null, own))];
        List<Timed> links = [.. times.Delays.Select(own => new Timed(keyed.Key(own.Key.From), keyed.Key(own.Key.To), own.Value))];
        var clock = Pooled(clocks, mayBeLost: false) ?? throw new ScenarioException(
            "recorded", $"expected nodes that act again and again, found at most {Fewest - 1} gaps between activations in all");
        var link = Pooled(links, mayBeLost: true);
        var notes = new List<string>();
        return new CalibratedWorld
        {
            Clock = clock,
            Link = link,
            Clocks = isPooled ? [] : Apart(clocks, clock, FewestGaps, mayBeLost: false, notes),
            Links = isPooled || link is null ? [] : Apart(links, link, FewestReads, mayBeLost: true, notes),
            Gaps = isEmpirical ? [.. clocks.Select(own => Measured(own.From, own.Durations))] : null,
            Notes = [.. notes, .. Notes(times, links, link)],
            Schedules = schedules.Count,
        };
    }

    /// <summary>Nodes of networks of layers stop, so that nothing is known of what would have come.</summary>
    private static bool IsLayered(Scenario scenario, IReadOnlyList<Schedule> schedules)
    {
        var names = schedules.SelectMany(schedule => schedule.Header.Origin)
            .Where(item => item.Key == ScheduleOrigin.Model).Select(item => item.Value).ToHashSet();
        return scenario.Models.Any(model => names.Contains(model.Name) && model.Rule.IsLayered);
    }

    private static CalibratedPart? Pooled(List<Timed> all, bool mayBeLost) =>
        DelayFitter.Fit([.. all.SelectMany(own => own.Durations)], Fewest, mayBeLost) is { } fit
            ? new CalibratedPart(null, null, fit) : null;

    /// <summary>Those with enough of their own, and a note of which is better by AIC: these, or one for all.</summary>
    private static List<CalibratedPart> Apart(List<Timed> all, CalibratedPart pooled, int least, bool mayBeLost, List<string> notes)
    {
        var (parts, together, apart) = (new List<CalibratedPart>(), 2.0 * pooled.Fit.Parameters, 0.0);
        foreach (var own in all)
        {
            var fit = DelayFitter.Fit(own.Durations, least, mayBeLost);
            together -= 2 * own.Durations.Sum(pooled.Fit.LogLikelihood);
            apart -= 2 * own.Durations.Sum((fit ?? pooled.Fit).LogLikelihood);
            if (fit is not null)
            {
                apart += 2 * fit.Parameters;
                parts.Add(new CalibratedPart(own.From, own.To, fit));
            }
        }

        var what = mayBeLost ? "links" : "clocks";
        if (parts.Count < all.Count)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Count - parts.Count} {what} have fewer than {least} durations that ended, and are that of all together"));
        }

        if (parts.Count > 0 && double.IsFinite(apart - together))
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{what} told apart have an AIC that is {Math.Abs(apart - together):0} {(apart < together ? "smaller" : "larger")} than "
                    + $"that of one for all{(apart < together ? string.Empty : ": --pooled says as much with less")}"));
        }

        return parts;
    }

    private static KeyValuePair<int, IReadOnlyList<long>> Measured(int key, IReadOnlyList<CensoredDuration> gaps) =>
        KeyValuePair.Create(key, (IReadOnlyList<long>)[.. gaps.Where(gap => gap.HasEnded).Select(gap => (long)gap.Middle)]);

    private static IEnumerable<string> Notes(RecordedTimes times, List<Timed> links, CalibratedPart? link)
    {
        if (times.Backwards > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{times.Backwards} reads were older than one before them: what was recorded is no world in which the newest wins");
        }

        if (link is null)
        {
            yield return "no version was read often enough to say anything about links";
        }
        else if (links.TrueForAll(own => own.Durations.All(item => item.HasEnded)))
        {
            yield return "losses cannot be told: no version that was not read should have been there when its reader acted";
        }
    }

    /// <summary>The durations of one clock or link.</summary>
    private sealed record Timed(int From, int? To, IReadOnlyList<CensoredDuration> Durations);
}
