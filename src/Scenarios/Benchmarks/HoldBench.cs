using System.Globalization;

namespace Hogwild.Scenarios;

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
        var (ours, theirs) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            var start = CpuTime.Nanoseconds;
            model.Ours(holds);
            var middle = CpuTime.Nanoseconds;
            model.Theirs(holds);
            theirs = Math.Min(theirs, (double)(CpuTime.Nanoseconds - middle) / holds);
            ours = Math.Min(ours, (double)(middle - start) / holds);
        }

        var isGated = increments.Name == "exponential" && pending is 10_000 or 100_000;
        return Finding.AtLeast(
            Name,
            string.Create(CultureInfo.InvariantCulture, $"{pending} pending, {increments.Name}"),
            theirs / ours,
            "×",
            isGated ? 3 : 1,
            isGated ? 3.5 : null,
            string.Create(CultureInfo.InvariantCulture, $"{theirs:0} / {ours:0} ns a pop and push"));
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
