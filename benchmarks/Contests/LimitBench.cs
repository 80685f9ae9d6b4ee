using System.Globalization;
using System.Runtime.InteropServices;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>How far updates of the reference workload are from a program in C++ that is written for nothing else.</summary>
internal sealed class LimitBench : IBench
{
    private const int CheckedNodes = 200;
    private const int CheckedPeriods = 50;

    /// <summary>
    /// How much states of the program that is timed may differ from ours: it adds in another order, and rounds once where we round twice.
    /// </summary>
    public const double Tolerance = 1e-12;

    /// <inheritdoc/>
    public string Name => "limit";

    /// <inheritdoc/>
    public string Description => "node updates against a program in C++ for this workload alone, where there is g++";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("hogwild-limit-");
        try
        {
            progress.Report(new RunProgress("limit", 0, 1, "building the program in C++"));
            if (LimitCompiler.Build(folder.FullName, isExact: false, out var problem) is not { } program
                || LimitCompiler.Build(folder.FullName, isExact: true, out problem) is not { } exact)
            {
                yield return Finding.None(Name, "ours against C++", problem);
                yield break;
            }

            yield return Check(folder.FullName, program, exact);
            foreach (var nodes in settings.Sizes.Where(nodes => nodes >= LimitProgram.Smallest))
            {
                var workload = new ReferenceWorkload(nodes);
                var file = Path.Combine(folder.FullName, "problem");
                LimitProgram.Write(workload, file);
                var theirs = new Entrant(nodes, () => LimitProgram.Fast(program, file, workload));
                var same = new Entrant(nodes, () => LimitProgram.Same(exact, file, workload));
                var bare = new Entrant(nodes, () => new NetworkProgram(workload));
                var monitored = new Entrant(nodes, () => new NetworkProgram(workload, inner => new Monitored(inner)));
                yield return Against("bare, against C++", theirs, bare);
                yield return Against("monitored, against C++", theirs, monitored);
                yield return Against("bare, against C++ that does the same work", same, bare);
                yield return Against("event by event, against C++", theirs, new Entrant(nodes, () => EventByEvent(workload)));

                Finding Against(string what, Entrant theirs, Entrant ours)
                {
                    var label = string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, {what}");
                    var comparison = settings.Contest(nodes).Run(
                        theirs, ours, (done, total) => progress.Report(new RunProgress($"limit, {label}", done, total)), cancellation);
                    return Finding.AtMost(Name, label, comparison.Ratio, "×", null, null, comparison.Detail);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static NetworkProgram EventByEvent(ReferenceWorkload workload) =>
        new(workload.Data.Graph, workload.Rule, NetworkProgram.Scheduler(workload.Draws), kernel: new EventKernel());

    /// <summary>Runs the programs in C++ beside ours with the same draws.</summary>
    /// <param name="folder">Receives what is written.</param>
    /// <param name="program">What was built to be timed.</param>
    /// <param name="exact">What was built to have our states to the bit.</param>
    /// <returns>How many updates there were, and by how much the states of the timed program differ at most.</returns>
    /// <exception cref="InvalidOperationException">
    /// The number of updates differs, a bit of a state of the exact program, the fingerprint or the smallest level where it does the same
    /// work, or a state of the timed one by more than <see cref="Tolerance"/>.
    /// </exception>
    public static (long Updates, double Distance) Compare(string folder, string program, string exact)
    {
        var (workload, file) = (new ReferenceWorkload(CheckedNodes), Path.Combine(folder, "checked"));
        LimitProgram.Write(workload, file);
        var until = CheckedPeriods * ReferenceWorkload.Period.Ticks;
        var ours = new NetworkProgram(workload);
        using var plain = LimitProgram.Shared(exact, file, workload);
        using var same = LimitProgram.Same(exact, file, workload);
        using var near = LimitProgram.Shared(program, file, workload);
        IWorkloadProgram[] all = [ours, plain, same, near];
        Array.ForEach(all, one => one.Run(until));
        if (all.Any(one => one.Updates != ours.Updates))
        {
            throw new InvalidOperationException($"C++: {string.Join(" and ", all.Select(one => one.Updates))} updates, expected as many");
        }

        if (same.Schedule() is var schedule && schedule != (ours.Fingerprint, ours.SmallestLevel))
        {
            throw new InvalidOperationException(
                $"C++: fingerprint and level {schedule}, expected {(ours.Fingerprint, ours.SmallestLevel)} as of the network");
        }

        var distance = 0.0;
        for (var node = 0; node < CheckedNodes; node++)
        {
            var state = ours.State(node).ToArray();
            if (!HasBits(plain.State(node), state) || !HasBits(same.State(node), state))
            {
                throw new InvalidOperationException($"C++: node {node} differs from the network's");
            }

            distance = near.State(node).ToArray().Zip(state, (one, other) => Math.Abs(one - other)).Append(distance).Max();
        }

        return distance <= Tolerance
            ? (ours.Updates, distance)
            : throw new InvalidOperationException($"C++: a state differs by {distance:0.#e-0} from the network's");
    }

    private static bool HasBits(ReadOnlySpan<double> one, ReadOnlySpan<double> other) =>
        MemoryMarshal.AsBytes(one).SequenceEqual(MemoryMarshal.AsBytes(other));

    private Finding Check(string folder, string program, string exact)
    {
        var (updates, distance) = Compare(folder, program, exact);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"the same work has our schedule, and states to the bit, after {updates} updates; within this as it is timed");
        return Finding.AtMost(Name, "largest difference of a state with the same draws", distance, "", Tolerance, null, detail);
    }
}
