using System.Diagnostics;

namespace Hogwild.Contests.Tests;

/// <summary>The program in C++ computes what the network does.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void With_the_same_draws_the_programs_in_Cpp_have_our_states_to_the_bit()
    {
        var (updates, distance) = LimitBench.Compare(_folder.Root, Build(isExact: false), Build(isExact: true));
        Assert.True(updates > 5_000);
        Assert.InRange(distance, 0, LimitBench.Tolerance);
    }

    [Theory]
    [InlineData(64, 1, 400_000)]
    [InlineData(101, 2, 300_000)]
    [InlineData(5_000, 3, 20_000)]
    [InlineData(31_000, 4, 40_000)]
    public void The_program_that_does_the_same_work_has_our_schedule_at_every_instant(int nodes, ulong seed, long updates)
    {
        var (exact, workload, file) = (Build(isExact: true), new ReferenceWorkload(nodes, seed: seed), _folder["problem"]);
        LimitProgram.Write(workload, file);
        using var theirs = LimitProgram.Same(exact, file, workload);
        var ours = new NetworkProgram(workload);
        for (var part = 1; part <= 3; part++)
        {
            var until = Contest.Span(nodes, updates / 3 * part);
            theirs.Run(until);
            ours.Run(until);
            Assert.Equal(ours.Updates, theirs.Updates);
            Assert.Equal((ours.Fingerprint, ours.SmallestLevel), theirs.Schedule());
            Assert.All(Enumerable.Range(0, 50), node => Assert.Equal(ours.State(node).ToArray(), theirs.State(node).ToArray()));
        }
    }

    [Fact]
    public void What_is_built_to_be_timed_does_not_do_the_same_work()
    {
        using var process = Process.Start(
            new ProcessStartInfo(Build(isExact: false), ["problem", "--same", "1"]) { RedirectStandardError = true })!;
        Assert.Contains("-DEXACT", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
        process.WaitForExit();
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public void The_programs_in_Cpp_take_part_in_contests()
    {
        var (program, exact) = (Build(isExact: false), Build(isExact: true));
        var (workload, file) = (new ReferenceWorkload(100), _folder["problem"]);
        LimitProgram.Write(workload, file);
        using var theirs = LimitProgram.Fast(program, file, workload);
        theirs.Run(Contest.Span(100, 20_000));
        Assert.InRange(theirs.Updates, 19_000, 21_000);
        Func<IProgram>[] both =
        [
            () => LimitProgram.Fast(program, file, workload),
            () => LimitProgram.Same(exact, file, workload),
        ];
        Assert.All(both, create =>
        {
            var comparison = new Contest(1, 3, 1_000, warmUp: 10_000).Run(
                new Entrant(100, create),
                new Entrant(100, () => new NetworkProgram(workload)),
                (_, _) => { },
                TestContext.Current.CancellationToken);
            Assert.True(comparison.Ratio > 0);
        });
    }

    [Fact]
    public void What_was_not_measured_says_why()
    {
        var table = BenchReport.Markdown([Finding.None("limit", "ours against C++", "there is no g++ here")], hasGates: true);
        Assert.Contains("| limit | ours against C++ | none     |      |     |  | there is no g++ here |", table, StringComparison.Ordinal);
        Assert.Contains("\"NaN\"", BenchReport.Json([Finding.None("limit", "", "")]), StringComparison.Ordinal);
    }

    private string Build(bool isExact)
    {
        var program = LimitCompiler.Build(_folder.Root, isExact, out var problem);
        Assert.SkipWhen(program is null, problem);
        return program!;
    }
}
