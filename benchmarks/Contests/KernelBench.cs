using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Contests;

/// <summary>Kernels on the usual benchmarks, PHOLD and an M/M/1 queue, which draw nothing while they are timed.</summary>
internal sealed class KernelBench : IBench
{
    private const int Middle = 10_000;
    private const int CheckedPlaces = 50;
    private const int CheckedPeriods = 400;

    /// <inheritdoc/>
    public string Name => "kernels";

    /// <inheritdoc/>
    public string Description => "events of PHOLD and customers of an M/M/1 queue against PriorityQueue, and SimSharp and SimPy if there";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var until = CheckedPeriods * ReferenceWorkload.Period.Ticks;
        var events = KernelRival.Check(KernelRival.Phold(CheckedPlaces), until);
        foreach (var places in settings.Sizes)
        {
            // Processes take minutes at other sizes, and say nothing new there.
            var label = string.Create(CultureInfo.InvariantCulture, $"PHOLD, {places} places");
            foreach (var finding in Against(label, places, KernelRival.Phold(places), events, places == Middle))
            {
                yield return finding;
            }
        }

        var customers = KernelRival.Check(KernelRival.Mm1(), until);
        foreach (var finding in Against("M/M/1", 1, KernelRival.Mm1(), customers, withProcesses: true))
        {
            yield return finding;
        }

        // Each against ours that is written the same way, and our processes against our handlers.
        IEnumerable<Finding> Against(string label, int nodes, IEnumerable<KernelRival> all, long same, bool withProcesses)
        {
            List<KernelRival> rivals = [.. all];
            foreach (var rival in rivals.Skip(1).Where(rival => withProcesses || !rival.IsProcess))
            {
                var ours = rivals.First(other => other.IsOurs && other.IsProcess == (rival.IsProcess && !rival.IsOurs));
                var what = $"{label}, {rival.Name} against {ours.Name}";
                var comparison = settings.Contest(nodes).Run(
                    new Entrant(nodes, ours.Create),
                    new Entrant(nodes, rival.Create),
                    (done, total) => progress.Report(new RunProgress($"kernels, {what}", done, total)),
                    cancellation);
                var detail = string.Create(CultureInfo.InvariantCulture, $"{comparison.Detail}; the same outcome after {same}");
                yield return Finding.AtLeast(Name, what, comparison.Ratio, "×", null, null, detail);
            }
        }
    }
}
