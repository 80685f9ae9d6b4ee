using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Contests;

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
        foreach (var nodes in settings.Sizes)
        {
            var workload = new ReferenceWorkload(nodes);
            var ours = new Entrant(nodes, () => new NetworkProgram(workload));
            var bytes = double.PositiveInfinity;

            // The programs on SimSharp take minutes at other sizes, and nothing is asked of them there.
            foreach (var rival in Rival.All(workload, () => new UsualDraws())
                .Where(rival => rival.Style == RivalStyle.PriorityQueue || nodes == Middle))
            {
                var label = string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, against {rival.Name}");
                var comparison = settings.Contest(nodes).Run(
                    ours,
                    new Entrant(nodes, rival.Create),
                    (done, total) => progress.Report(new RunProgress($"updates, {label}", done, total)),
                    cancellation);
                bytes = Math.Min(bytes, comparison.Bytes);
                yield return Against(nodes, rival, label, comparison, agreed);
            }

            var what = string.Create(CultureInfo.InvariantCulture, $"bytes allocated an update, n = {nodes}");
            yield return Finding.AtMost(Name, what, bytes, "B", 0.5, 0, string.Empty);
        }

        if (settings.Sizes.Contains(Small) && settings.Sizes.Contains(BenchSettings.Million))
        {
            const string What = "cost of an update at n = 1000000 against n = 1000";
            var comparison = settings.Contest(BenchSettings.Million).Run(
                Ours(Small), Ours(BenchSettings.Million), (done, total) =>
                    progress.Report(new RunProgress(What, done, total)), cancellation);
            yield return Finding.AtMost(Name, What, comparison.Ratio, "×", 3.5, 3, comparison.Detail);
        }
    }

    private static Entrant Ours(int nodes)
    {
        var workload = new ReferenceWorkload(nodes);
        return new Entrant(nodes, () => new NetworkProgram(workload));
    }

    private Finding Against(int nodes, Rival rival, string label, Comparison comparison, long agreed)
    {
        (double?, double?) asked = (rival.Style, nodes) switch
        {
            (RivalStyle.PriorityQueue, Small) => (4, null),
            (RivalStyle.PriorityQueue, BenchSettings.Million) => (10, null),
            (RivalStyle.SimSharpCallbacks, Middle) => (30, 40),
            (RivalStyle.SimSharpProcesses, Middle) => (60, null),
            _ => (null, null),
        };
        var detail = string.Create(CultureInfo.InvariantCulture, $"{comparison.Detail}; the same states after {agreed} updates");
        return Finding.AtLeast(Name, label, comparison.Ratio, "×", asked.Item1, asked.Item2, detail);
    }
}
