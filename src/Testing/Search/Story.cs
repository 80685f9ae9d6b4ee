using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Tells a schedule by what is unusual about it: where it leaves the order in which everybody acts in every step.</summary>
internal static class Story
{
    private const int MostFacts = 3;
    private const int MostLines = 12;

    /// <summary>Of a run that ends: who overtook whom, and who read what, among the decisions that matter.</summary>
    public static (string Story, IReadOnlyList<string> Lines) OfReads(
        Graph graph, Schedule schedule, IReadOnlyList<int> matters, Suspect suspect, long step)
    {
        var facts = new List<string>();
        var lines = new List<string>();
        var count = new int[graph.NodeCount];
        var next = 0;
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            var update = ++count[decision.Node];
            if (next < matters.Count && matters[next] == index)
            {
                next++;
                facts.AddRange(Facts(graph, schedule, index, update));
                lines.Add(Text($"step {decision.Time / step}: node {decision.Node} updates ({Nth(update)} time){Reads(graph, decision)}"));
            }
        }

        return (Join(facts.Distinct().ToList(), suspect), Cut(lines));
    }

    /// <summary>Of a run without end, or of workers: who pauses when and who reads how late, in the steps that are listed.</summary>
    public static (string Story, IReadOnlyList<string> Lines) OfChoices(
        Graph graph, Choices choices, Suspect suspect, string who = "node")
    {
        var lines = new List<string>();
        for (var step = 1; step <= choices.Steps; step++)
        {
            var acts = new List<string>();
            for (var node = 0; node < graph.NodeCount; node++)
            {
                if (choices.Pauses(step, node))
                {
                    acts.Add(Text($"{who} {node} pauses"));
                }
                else
                {
                    acts.AddRange(Enumerable.Range(graph.InArc(node, 0), graph.InDegree(node)).Where(arc => choices.Late(step, arc) > 0)
                        .Select(arc => Text($"{who} {node} reads {who} {graph.Source(arc)} {Versions(choices.Late(step, arc))} late")));
                }
            }

            var which = !choices.Repeats ? Text($"step {step}")
                : choices.Steps == 1 ? "every step" : Text($"every {Nth(step)} of {choices.Steps} steps");
            lines.Add($"{which}: {(acts.Count == 0 ? "everybody acts on what is newest" : string.Join(", ", acts))}");
        }

        var deviating = lines.Where(line => !line.EndsWith("newest", StringComparison.Ordinal)).ToList();
        var facts = choices.Deviations == 0 ? new List<string> { "everybody acts in every step on what is newest" } : deviating;
        return (Join(facts, suspect), Cut(lines));
    }

    private static IEnumerable<string> Facts(Graph graph, Schedule schedule, int index, int update)
    {
        // In the synchronous order the k-th update reads version k − 1 of everybody.
        var (node, time) = (schedule[index].Node, schedule[index].Time);
        for (var slot = 0; slot < graph.InDegree(node); slot++)
        {
            var (source, version) = (graph.InNeighbours(node)[slot], schedule[index].Read[slot]);
            if (version < update - 1)
            {
                yield return Newest(schedule, source, time) == version
                    ? Text($"{Before(node, update, source, version + 1)}, whose version {version} it reads")
                    : Text(
                        $"node {node} reads version {version} of node {source} although version {Newest(schedule, source, time)} is there");
            }
            else if (version > update - 1)
            {
                yield return Before(source, version, node, update);
            }
        }
    }

    private static string Before(int first, int updates, int second, int update) => update == 1
        ? Text($"node {first} updates {Times(updates)} before node {second}")
        : Text($"node {first} updates for the {Nth(updates)} time before node {second} does for the {Nth(update)}");

    private static int Newest(Schedule schedule, int node, long time)
    {
        var newest = 0;
        for (var index = 0; index < schedule.Count && schedule[index].Time < time; index++)
        {
            newest += schedule[index].Node == node ? 1 : 0;
        }

        return newest;
    }

    private static string Reads(Graph graph, in Decision decision)
    {
        var reads = new List<string>();
        for (var slot = 0; slot < decision.Read.Length; slot++)
        {
            reads.Add(Text($"version {decision.Read[slot]} of node {graph.InNeighbours(decision.Node)[slot]}"));
        }

        return reads.Count == 0 ? string.Empty : $", reads {string.Join(", ", reads)}";
    }

    private static string Join(List<string> facts, Suspect suspect)
    {
        var told = facts.Take(MostFacts).ToList();
        if (facts.Count > MostFacts)
        {
            told.Add(Text($"and {facts.Count - MostFacts} more"));
        }

        return string.Join("; ", [.. told, suspect.Effect]);
    }

    private static List<string> Cut(List<string> lines) => lines.Count <= MostLines
        ? lines : [.. lines.Take(MostLines - 1), Text($"… and {lines.Count - MostLines + 1} more, in the schedule")];

    private static string Times(int count) => count switch
    {
        1 => "once",
        2 => "twice",
        _ => Text($"{count} times"),
    };

    private static string Versions(int count) => count == 1 ? "one version" : Text($"{count} versions");

    private static string Nth(int number) => Text($"{number}{(number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    })}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
