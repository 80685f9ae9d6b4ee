using System.Globalization;

namespace Hogwild.Scenarios;

/// <summary>Updates per second of the reference workload against programs as one usually writes them.</summary>
internal sealed class UpdateBench : IBench
{
    private const int Small = 1_000;
    private const int Middle = 10_000;

    /// <inheritdoc/>
    public string Name => "updates";

    /// <inheritdoc/>
    public string Description => "node updates per second against .NET's PriorityQueue and SimSharp; growth with size; bytes an update";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var agreed = Agreement.Check();
        var ours = new SortedDictionary<int, double>();
        foreach (var nodes in settings.Sizes)
        {
            var workload = new ReferenceWorkload(nodes);
            // The programs on SimSharp take minutes at other sizes, and nothing is asked of them there.
            Rival[] rivals = [.. Rival.All(workload, () => new UsualDraws())
                .Where(rival => rival.Style == RivalStyle.PriorityQueue || nodes == Middle)];
            var timings = settings.Contest(nodes).Run(
                nodes,
                (done, total) => progress.Report(new RunProgress($"updates, {nodes} nodes", done, total)),
                cancellation,
                [() => new NetworkProgram(workload), .. rivals.Select(rival => rival.Create)]);
            ours.Add(nodes, timings[0].Nanoseconds);
            for (var k = 0; k < rivals.Length; k++)
            {
                yield return Against(nodes, rivals[k], timings[k + 1].Nanoseconds, timings[0].Nanoseconds, agreed);
            }

            var what = string.Create(CultureInfo.InvariantCulture, $"bytes allocated an update, n = {nodes}");
            yield return Finding.AtMost(Name, what, timings[0].Bytes, "B", 0.5, 0, string.Empty);
        }

        if (ours.TryGetValue(Small, out var small) && ours.TryGetValue(BenchSettings.Million, out var large))
        {
            yield return Finding.AtMost(
                Name, "cost of an update at n = 1000000 against n = 1000", large / small, "×", 3.5, 3, Nanoseconds(large, small));
        }
    }

    private static string Nanoseconds(double first, double second) =>
        string.Create(CultureInfo.InvariantCulture, $"{first:0} / {second:0} ns");

    private Finding Against(int nodes, Rival rival, double theirs, double ours, long agreed)
    {
        (double?, double?) asked = (rival.Style, nodes) switch
        {
            (RivalStyle.PriorityQueue, Small) => (4, null),
            (RivalStyle.PriorityQueue, BenchSettings.Million) => (10, null),
            (RivalStyle.SimSharpCallbacks, Middle) => (12, 20),
            (RivalStyle.SimSharpProcesses, Middle) => (25, 40),
            _ => (null, null),
        };
        var what = string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, against {rival.Name}");
        var detail = string.Create(CultureInfo.InvariantCulture, $"{Nanoseconds(theirs, ours)}; the same states after {agreed} updates");
        return Finding.AtLeast(Name, what, theirs / ours, "×", asked.Item1, asked.Item2, detail);
    }
}
