using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hogwild.Cli;
using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Scenarios;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Reports.Tests;

/// <summary>docs/csharp.md: its programs are files of samples/CSharp, which are compiled and run here.</summary>
public sealed partial class CSharpPageTests : IDisposable
{
    private const string Loss = "scheduler.link.loss=20%";
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "csharp.md"));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("quickstart.cs")]
    [InlineData("specs.cs")]
    [InlineData("own.cs")]
    public void The_page_shows_the_programs_word_for_word(string name)
    {
        var code = File.ReadAllText(Sample(name));
        Assert.Contains($"```csharp\n{code}```", Page, StringComparison.Ordinal);
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;
        var packages = code.Split('\n').Where(line => line.StartsWith("#:package", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(packages);
        Assert.All(packages, line => Assert.EndsWith($"@{version}", line, StringComparison.Ordinal));
    }

    [Fact]
    public void From_YAML_and_from_specs_come_the_numbers_of_the_command()
    {
        var scenario = Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");
        using var text = new StringWriter();
        string[] run = ["run", scenario, "--set", Loss, "--out", _folder["plots"]];
        Assert.Equal(ExitCodes.Done, new CommandLine(text, text).Invoke(run, TestContext.Current.CancellationToken));
        var expected = File.ReadAllText(_folder["plots/quickstart/summary.csv"]);

        var (shown, progress) = FileProgram.Run(Sample("quickstart.cs"), scenario, _folder["yaml"]);
        Assert.Equal(expected, File.ReadAllText(_folder["yaml/summary.csv"]));
        Assert.True(IsPng(_folder["yaml/convergence.png"]));
        Assert.All(shown.Split(Environment.NewLine), line => Assert.Contains(line, Page, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, 100), Counts().Matches(progress).Select(count => int.Parse(count.Groups[1].Value, null)));

        var weights = Path.Combine(Repository.Root, "weights", "chains-10");
        FileProgram.Run(Sample("specs.cs"), weights, _folder["specs"]);
        Assert.Equal(expected, File.ReadAllText(_folder["specs/summary.csv"]));
        Assert.True(IsPng(_folder["specs/convergence.png"]));
    }

    [Fact]
    public void The_loss_of_the_page_is_another_than_that_of_the_file()
    {
        var file = Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");
        var (path, value) = (Loss.Split('=')[0], Loss.Split('=')[1]);
        Assert.Equal((0.05, 0.2), (LossOf(ScenarioFile.Load(file)), LossOf(ScenarioFile.Load(file, new Override(path, value)))));
        Assert.StartsWith(
            "scheduler.link.loss=200%: expected",
            Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file, new Override(path, "200%"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_and_a_scheduler_of_ones_own_leave_a_folder_of_results()
    {
        var (shown, _) = FileProgram.Run(Sample("own.cs"), _folder["own"]);
        Assert.All(shown.Split(Environment.NewLine), line => Assert.Contains(line, Page, StringComparison.Ordinal));
        Assert.True(IsPng(_folder["own/figures/convergence.png"]));
        Assert.Contains("\"kind\": \"dozing\"", File.ReadAllText(_folder["own/run.json"]), StringComparison.Ordinal);
        Assert.Contains("smoothing,asynchronous,converged,1,0,1,1,32", File.ReadAllText(_folder["own/summary.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_made_here_is_checked_as_the_page_says()
    {
        var scenario = ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "quickstart.yaml"));
        var physical = (SchedulerSpec.Physical)scenario.Scheduler;
        var lossy = new Scenario
        {
            Name = "lossy",
            Models = scenario.Models,
            Dataset = scenario.Dataset,
            Scheduler = physical with { Link = physical.Link with { Loss = 2 } },
            Run = scenario.Run,
        };
        var error = Assert.Throws<ScenarioException>(() => Experiment.Run(lossy, cancellation: TestContext.Current.CancellationToken));
        Assert.Contains($"\"{error.Message}\"", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_types_of_the_list_are_there_for_users()
    {
        var ours = new[] { typeof(Run), typeof(GridScheduler), typeof(Model), typeof(Experiment), typeof(ScenarioFile), typeof(Results) }
            .SelectMany(type => type.Assembly.GetExportedTypes()).ToLookup(type => type.Name);
        var rows = Rows().Matches(Page).Select(row => row.Groups[1].Value).ToList();
        Assert.InRange(rows.Count, 14, 18);
        Assert.All(rows, name => Assert.Single(ours[name]));

        // What the rows name beside the type is there too: a type, or a member of one.
        var members = ours.SelectMany(types => types).SelectMany(type => type.GetMembers().Prepend(type)).Select(member => member.Name).ToHashSet();
        var table = Page[Page.IndexOf("| type |", StringComparison.Ordinal)..Page.IndexOf("## What to know", StringComparison.Ordinal)];
        Assert.Empty(Names().Matches(table).Select(name => name.Groups[1].Value).Except(members));
    }

    private static double LossOf(Scenario scenario) => ((SchedulerSpec.Physical)scenario.Scheduler).Link.Loss;

    private static string Sample(string name) => Path.Combine(Repository.Root, "samples", "CSharp", name);

    private static bool IsPng(string file) => File.ReadAllBytes(file) is [0x89, (byte)'P', (byte)'N', (byte)'G', ..];

    [GeneratedRegex(@"schedules: (\d+)/99")]
    private static partial Regex Counts();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"`([A-Z]\w+)`")]
    private static partial Regex Names();
}
