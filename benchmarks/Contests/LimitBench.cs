using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;

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
            if (LimitCompiler.Build(folder.FullName, isExact: false, out var problem) is not { } program)
            {
                yield return Finding.None(Name, "ours against C++", problem);
                yield break;
            }

            yield return Check(folder.FullName, program);
            foreach (var nodes in settings.Sizes.Where(nodes => nodes >= LimitProgram.Smallest))
            {
                var workload = new ReferenceWorkload(nodes);
                var file = Path.Combine(folder.FullName, "problem");
                LimitProgram.Write(workload, file);
                var theirs = new Entrant(nodes, () => LimitProgram.Fast(program, file, workload));
                yield return Against("bare", new Entrant(nodes, () => new NetworkProgram(workload)));
                yield return Against("monitored", new Entrant(nodes, () => new NetworkProgram(workload, inner => new Monitored(inner))));

                Finding Against(string what, Entrant ours)
                {
                    var label = string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, {what}, against C++");
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

    /// <summary>Runs the program in C++ beside ours with the same draws.</summary>
    /// <param name="folder">Receives what is built and written.</param>
    /// <param name="program">What was built to be timed.</param>
    /// <returns>How many updates there were, and by how much the states of the timed program differ at most.</returns>
    /// <exception cref="InvalidOperationException">
    /// The number of updates differs, a bit of a state of the exact program, or a state of the timed one by more than
    /// <see cref="Tolerance"/>.
    /// </exception>
    public static (long Updates, double Distance) Compare(string folder, string program)
    {
        var exact = LimitCompiler.Build(folder, isExact: true, out var problem) ?? throw new InvalidOperationException(problem);
        var (workload, file) = (new ReferenceWorkload(CheckedNodes), Path.Combine(folder, "checked"));
        LimitProgram.Write(workload, file);
        var until = CheckedPeriods * ReferenceWorkload.Period.Ticks;
        var ours = new NetworkProgram(workload);
        using var same = LimitProgram.Shared(exact, file, workload);
        using var near = LimitProgram.Shared(program, file, workload);
        IWorkloadProgram[] all = [ours, same, near];
        Array.ForEach(all, one => one.Run(until));
        if (all.Any(one => one.Updates != ours.Updates))
        {
            throw new InvalidOperationException($"C++: {string.Join(" and ", all.Select(one => one.Updates))} updates, expected as many");
        }

        var distance = 0.0;
        for (var node = 0; node < CheckedNodes; node++)
        {
            if (!same.State(node).SequenceEqual(ours.State(node)))
            {
                throw new InvalidOperationException($"C++: node {node} differs from the network's");
            }

            foreach (var (one, other) in near.State(node).ToArray().Zip(ours.State(node).ToArray()))
            {
                distance = Math.Max(distance, Math.Abs(one - other));
            }
        }

        return distance <= Tolerance
            ? (ours.Updates, distance)
            : throw new InvalidOperationException($"C++: a state differs by {distance:0.#e-0} from the network's");
    }

    private Finding Check(string folder, string program)
    {
        var (updates, distance) = Compare(folder, program);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"with sums in our order the same states to the bit after {updates} updates, and within this as it is timed");
        return Finding.AtMost(Name, "largest difference of a state with the same draws", distance, "", Tolerance, null, detail);
    }
}
