using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Cli.Tests;

public class ListTests
{
    [Fact]
    public void Every_scheduler_is_listed_with_what_it_is_for()
    {
        using var output = new StringWriter();
        var command = new CommandLine(output, TextWriter.Null);
        Assert.Equal(0, command.Invoke(["list", "schedulers"], TestContext.Current.CancellationToken));
        var text = output.ToString();
        Assert.Contains("partially-asynchronous", text, StringComparison.Ordinal);
        Assert.Contains("Partial asynchronism on the grid (Bertsekas & Tsitsiklis 1989, ch. 7)", text, StringComparison.Ordinal);
        Assert.Contains(
            "    stagger: true where update counts of nodes differ by at most one (default false)", text, StringComparison.Ordinal);
        Assert.Contains("any of them\n    atomic: false where", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Single(text.Split('\n'), line => line.StartsWith("    own: ", StringComparison.Ordinal));
        Assert.Contains("        Torn reads, which give Hogwild! its name", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n    \n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clocks", "renewal", "A clock whose gaps are independent draws of any distribution")]
    [InlineData("drifts", "periodic", "The rate swings as 1 + amplitude")]
    [InlineData("delays", "math-net", "Any continuous distribution of MathNet.Numerics")]
    [InlineData("losses", "gilbert-elliott", "Losses in bursts (Gilbert 1960, Elliott 1963)")]
    [InlineData("faults", "bounce", "Nodes that crash")]
    [InlineData("datasets", "sum", "SUM (paper, §6.2 and Table 2)")]
    [InlineData("layouts", "ignn", "IGNN of github.com/SwiftieH/IGNN")]
    [InlineData("rules", "gcn", "A graph convolutional network")]
    [InlineData("traces", "delays", "Measured delays between all pairs of nodes")]
    [InlineData("objectives", "label-flips", "Nodes whose largest output is not that of the synchronous answer, with their margins.")]
    [InlineData("datasets", "graph", "One undirected graph, written here or in files.")]
    public void Clocks_delays_losses_and_faults_are_listed_with_what_they_are_for(string list, string kind, string summary)
    {
        using var output = new StringWriter();
        var command = new CommandLine(output, TextWriter.Null);
        Assert.Equal(0, command.Invoke(["list", list], TestContext.Current.CancellationToken));
        Assert.Contains($"{kind}\n    {summary}", output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("\n    \n", output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_scheduler_is_forgotten()
    {
        // Three only look on; waiting is a policy of the kind bounded; workers and changes are sections of their own.
        Type[] others =
        [
            typeof(Monitored), typeof(FateRecording), typeof(TerminationMeter), typeof(Waiting), typeof(WorkerScheduler),
            typeof(BlockScheduler), typeof(Changing),
        ];
        var schedulers = typeof(Synchronous).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(IScheduler)) && !type.IsAbstract && !others.Contains(type));
        var kinds = KindRegistry.BuiltIn.Of("scheduler");
        var listed = kinds.Select(kind => kind.Implements!).Concat(kinds[0].Options.Select(option => option.Implements).OfType<Type>());
        Assert.Equal(schedulers.OrderBy(type => type.Name), listed.OrderBy(type => type.Name));
    }
}
