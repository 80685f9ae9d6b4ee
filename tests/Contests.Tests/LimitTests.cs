namespace Hogwild.Contests.Tests;

/// <summary>The program in C++ computes what the network does.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void With_the_same_draws_the_program_in_Cpp_has_our_states_to_the_bit()
    {
        var program = LimitCompiler.Build(_folder.Root, isExact: false, out var problem);
        Assert.SkipWhen(program is null, problem);
        var (updates, distance) = LimitBench.Compare(_folder.Root, program!);
        Assert.True(updates > 5_000);
        Assert.InRange(distance, 0, LimitBench.Tolerance);
    }

    [Fact]
    public void The_program_in_Cpp_takes_part_in_contests()
    {
        var program = LimitCompiler.Build(_folder.Root, isExact: false, out var problem);
        Assert.SkipWhen(program is null, problem);
        var (workload, file) = (new ReferenceWorkload(100), _folder["problem"]);
        LimitProgram.Write(workload, file);
        using var theirs = LimitProgram.Fast(program!, file, workload);
        theirs.Run(Contest.Span(100, 20_000));
        Assert.InRange(theirs.Updates, 19_000, 21_000);
        var comparison = new Contest(1, 3, 1_000, warmUp: 10_000).Run(
            new Entrant(100, () => LimitProgram.Fast(program!, file, workload)),
            new Entrant(100, () => new NetworkProgram(workload)),
            (_, _) => { },
            TestContext.Current.CancellationToken);
        Assert.True(comparison.Ratio > 0);
    }

    [Fact]
    public void What_was_not_measured_says_why()
    {
        var table = BenchReport.Markdown([Finding.None("limit", "ours against C++", "there is no g++ here")], hasGates: true);
        Assert.Contains("| limit | ours against C++ | none     |      |     |  | there is no g++ here |", table, StringComparison.Ordinal);
        Assert.Contains("\"NaN\"", BenchReport.Json([Finding.None("limit", "", "")]), StringComparison.Ordinal);
    }
}
