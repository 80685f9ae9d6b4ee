using Hogwild.Experiments;
using Hogwild.Samples;
using Hogwild.Scenarios;

namespace Hogwild.Reports.Tests;

/// <summary>The second example of docs/extending.md: kinds of one's own, compiled into this project, and the scenario that names them.</summary>
public sealed class KindsPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "extending.md"));
    private static readonly KindRegistry Kinds = KindRegistry.BuiltIn.With(typeof(AlternatingSpec).Assembly);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Kinds.cs", "csharp")]
    [InlineData("alternating.yaml", "yaml")]
    public void The_page_shows_the_files_word_for_word(string name, string language) =>
        Assert.Contains($"```{language}\n{File.ReadAllText(Sample(name))}```", Page, StringComparison.Ordinal);

    [Fact]
    public void The_scenario_runs_and_its_results_are_read_back()
    {
        var result = Assert.IsType<RunResult>(Assert.Single(KindsExample.Run(Sample("alternating.yaml"), _folder["alternating"])));
        Assert.Equal(RunOutcome.Converged, Assert.Single(result["smoothing"].Asynchronous).Outcome);
        Assert.True(File.Exists(_folder["alternating/figures/convergence.png"]));
        var again = ScenarioFile.LoadResolved(_folder["alternating/run.json"], Kinds);
        Assert.Equal(new AlternatingSpec(2), again.Scheduler);
        Assert.Equal(new RingSpec(12), again.Dataset);
    }

    [Theory]
    [InlineData("turn: 2", "turn: 0", "expected a whole number from 1 to 1000")]
    [InlineData("kind: alternating", "kind: alternatin", "did you mean 'alternating'?")]
    public void Errors_are_as_for_kinds_of_ours(string there, string wrong, string expected)
    {
        var file = _folder.Write("wrong.yaml", File.ReadAllText(Sample("alternating.yaml")).Replace(there, wrong, StringComparison.Ordinal));
        var message = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file, Kinds)).Message;
        Assert.StartsWith($"{file}:4:", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_delay_of_the_page_stands_where_delays_do()
    {
        var start = Page.IndexOf("```yaml\nscheduler:\n", StringComparison.Ordinal) + "```yaml\n".Length;
        var scheduler = Page[start..Page.IndexOf("```", start, StringComparison.Ordinal)];
        var lines = File.ReadAllLines(Sample("alternating.yaml"))
            .Select(line => line.StartsWith("scheduler:", StringComparison.Ordinal) ? scheduler : line);
        var scenario = ScenarioFile.Load(_folder.Write("delay.yaml", string.Join('\n', lines)), Kinds);
        var result = Experiment.Run(scenario, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(RunOutcome.Converged, Assert.Single(result["smoothing"].Asynchronous).Outcome);
    }

    private static string Sample(string name) => Path.Combine(Repository.Root, "samples", "Extending", name);
}
