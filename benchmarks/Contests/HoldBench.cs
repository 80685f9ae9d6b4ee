using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Contests;

/// <summary>The event queue alone against .NET's priority queue.</summary>
internal sealed class HoldBench : IBench
{
    /// <inheritdoc/>
    public string Name => "hold";

    /// <inheritdoc/>
    public string Description => "the event queue alone against .NET's PriorityQueue, for kind and hostile increments";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var done = 0;
        WarmUp();
        int[] sizes = [.. settings.Sizes.Prepend(100).Distinct()];
        foreach (var pending in sizes)
        {
            foreach (var increments in Increments.All)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(new RunProgress("hold model", done++, sizes.Length * Increments.All.Count));
                yield return Measure(pending, increments, settings.Quick ? 3 : 7);
            }
        }
    }

    private Finding Measure(int pending, Increments increments, int repetitions)
    {
        var model = new HoldModel(pending, increments);
        var holds = Math.Max(200_000, pending);
        Same(model, 5 * holds);
        var pairs = new List<(Timing Ours, Timing Theirs)>();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            var ours = Timing.Of(() => Hold(model.Ours));
            pairs.Add((ours, Timing.Of(() => Hold(model.Theirs))));
        }

        var comparison = new Comparison(pairs);
        var isGated = increments.Name == "exponential" && pending is 10_000 or 100_000;
        return Finding.AtLeast(
            Name,
            string.Create(CultureInfo.InvariantCulture, $"{pending} pending, {increments.Name}"),
            comparison.Ratio,
            "×",
            isGated ? 3 : 1,
            isGated ? 3.5 : null,
            comparison.Detail + ", a pop and push");

        long Hold(Func<int, long> hold)
        {
            hold(holds);
            return holds;
        }
    }

    /// <summary>In many parts, so that the first line is not measured on code that the compiler has yet to replace.</summary>
    private static void WarmUp()
    {
        const int Parts = 200;
        const int Pending = 100;
        var model = new HoldModel(Pending, Increments.All[0]);
        for (var part = 0; part < Parts; part++)
        {
            Same(model, Pending * Pending);
        }
    }

    private static void Same(HoldModel model, int holds)
    {
        if (model.Ours(holds) != model.Theirs(holds))
        {
            throw new InvalidOperationException("the two queues differ in their order");
        }
    }
}
