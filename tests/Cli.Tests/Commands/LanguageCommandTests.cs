using System.Text;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Cli.Tests;

/// <summary>Commands that look the language up, or a scenario over, without running anything.</summary>
public sealed class LanguageCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void The_schema_is_written_whole()
    {
        Assert.Equal(ExitCodes.Done, Invoke("schema"));
        Assert.Equal(ScenarioSchema.Text(), _output.ToString());
        Assert.Equal(ExitCodes.Done, Invoke("schema", "--out", _folder["s.json"]));
        Assert.Equal(ScenarioSchema.Text(), File.ReadAllText(_folder["s.json"]));
        Assert.Equal(ExitCodes.BadInput, Invoke("schema", "--out", _folder["none/s.json"]));
    }

    [Fact]
    public void All_faults_of_all_files_are_told_and_a_line_for_a_good_one()
    {
        var many = string.Join('\n', Enumerable.Range(0, 30).Select(number => $"key-{number}: 1"));
        var bad = _folder.Write("bad.yaml", $"seed: -1\nrun: {{ until: 5 }}\n{many}\n");
        var none = _folder["none.yaml"];
        Assert.Equal(ExitCodes.BadInput, Invoke("validate", bad, Shipped("quickstart"), none));
        Assert.Equal($"{Shipped("quickstart")}: can be used", Assert.Single(Lines(_output)));
        var faults = Lines(_error);
        Assert.Equal(35, faults.Length);
        Assert.Contains(faults, line => line.StartsWith($"{bad}:1:7: expected a whole number from 0", StringComparison.Ordinal));
        Assert.Equal($"{none}: expected a file, found none", faults[^1]);
        Assert.Equal(["bad.yaml"], _folder.List());
    }

    [Fact]
    public void Good_files_end_with_0_also_with_values_replaced()
    {
        Assert.Equal(ExitCodes.Done, Invoke("validate", Shipped("quickstart"), Shipped("linear"), "--set", "run.until=1s"));
        Assert.Equal(2, Lines(_output).Length);
        Assert.Equal(ExitCodes.BadInput, Invoke("validate", Shipped("linear"), "--set", "run.until=never"));
    }

    [Fact]
    public void The_page_of_the_language_is_written()
    {
        Assert.Equal(ExitCodes.Done, Invoke("reference", "--out", _folder["page.md"]));
        Assert.Equal(ReferencePage.Text(), File.ReadAllText(_folder["page.md"]));
    }

    [Fact]
    public void A_scenario_is_explained_with_where_each_value_comes_from_and_the_plan()
    {
        var data = $"{Repository.Root}/scenarios/data/";
        _folder.Write("base.yaml", File.ReadAllText(Shipped("linear")).Replace("data/", data, StringComparison.Ordinal));
        var file = _folder.Write("mine.yaml", "extends: base.yaml\nrun:\n  until: 5s\n");
        Assert.Equal(ExitCodes.Done, Invoke("explain", file, "--set", "seed=7", "--jobs", "1"));
        var text = _output.ToString();
        Assert.Matches($@"\nseed: 7 +# --set seed=7\n", text);
        Assert.Matches($@"\n  until: 5s +# [^\n]*mine.yaml:3\n", text);
        Assert.Matches($@"\n  kind: partially-asynchronous +# [^\n]*base.yaml:\d+\n", text);
        Assert.Matches(@"\nname: mine +# derived: the file's name\n", "\n" + text);
        Assert.Matches(@"\nkernel: event +# default\n", text);
        Assert.Matches(@"\nPlan\n  run: \d+ units of work; \d+ runs with up to [\d,.e]+ activations and 0 faults", text);
        Assert.Contains("MB of memory with 1 at a time", text, StringComparison.Ordinal);
        Assert.Contains("\n  decided ahead of states, a stretch of time at once: ", text, StringComparison.Ordinal);
        Assert.Equal(["base.yaml", "mine.yaml"], _folder.List());
    }

    [Theory]
    [InlineData("scheduler={ kind: physical, clock: { kind: poisson, period: 10ms }, wake: message }", "messages wake nodes")]
    [InlineData("scheduler={ kind: physical, clock: { kind: poisson, period: 10ms }, inbox: last }", "what arrived last is read")]
    [InlineData("scheduler={ kind: physical, clock: { kind: poisson, period: 10ms }, initial: unknown }", "nodes wait for their first")]
    [InlineData("scheduler=residual-greedy", "what the scheduler says may depend")]
    public void What_is_not_decided_ahead_says_why(string set, string why)
    {
        Assert.Equal(ExitCodes.Done, Invoke("explain", Shipped("linear"), "--set", set));
        Assert.Contains($"\n  event by event, since {why}", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quickstart")]
    [InlineData("faults")]
    [InlineData("stability")]
    [InlineData("classical/routes")]
    [InlineData("paper/table-1-chains")]
    public void What_is_explained_reads_back_as_the_same_scenario(string name)
    {
        Assert.Equal(ExitCodes.Done, Invoke("explain", Shipped(name)));
        var text = _output.ToString().Split("\nPlan")[0];
        var scenario = ScenarioFile.Load(Shipped(name));
        var again = ScenarioFile.Parse(text, Shipped(name), KindRegistry.BuiltIn);
        Assert.Equal(Json(scenario), Json(again));
    }

    /// <summary>What README.md says of all three tables.</summary>
    [Theory]
    [InlineData("table-1-chains")]
    [InlineData("table-2-sums")]
    [InlineData("table-3-coordinates")]
    public void Tables_of_the_shipped_weights_need_no_training(string name)
    {
        string[] asked = ["explain", Shipped($"paper/{name}"), "--set", "table.train=false", "--set", "table.seeds=1"];
        Assert.Contains(
            $"`{string.Join(' ', asked[2..])}`", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, Invoke([.. asked, "--set", "table.schedules=0"]));
        Assert.Contains("units of work; 0 runs ", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("trainings first", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Trainings_are_told_and_not_done()
    {
        Assert.Equal(ExitCodes.Done, Invoke("explain", Shipped("chains-train")));
        Assert.Contains(
            "trainings first, where they are not kept already: gcn, ignn, energy-gnn", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scheduler.link", "  loss: loss; default 0%\n      Probability that it never arrives", "for instance loss: 5%")]
    [InlineData("scheduler.link.loss", "scheduler.link.loss: loss; default 0%", "loss of kind gilbert-elliott")]
    [InlineData("models.any.rule", "rule of kind gcn", "rule of kind energy")]
    [InlineData(
        "models.any.train.epochs",
        "of kind eignn, gat, gcn, gin,",
        "  models.any.train.epochs: whole number; at least 0; default 300", "How often")]
    [InlineData(".", "section scenario", "  step: duration; unit ns, us, ms, s, min; at least 200ns; default 1ms")]
    public void The_keys_of_a_place_are_listed(string place, params string[] parts)
    {
        Assert.Equal(ExitCodes.Done, Invoke("explain", "--keys", place));
        Assert.All(parts, part => Assert.Contains(part, _output.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chains", "chains.yaml")]
    [InlineData("files", "files-features.csv", "files-labels.csv", "files.edges", "files.yaml")]
    [InlineData("iteration", "iteration-values.csv", "iteration.edges", "iteration.yaml")]
    [InlineData("sweep", "sweep.yaml")]
    [InlineData("table", "table.yaml")]
    public void A_new_scenario_validates_and_runs_and_replaces_nothing(string template, params string[] files)
    {
        var file = _folder[$"{template}.yaml"];
        Assert.Equal(ExitCodes.Done, Invoke("new", template, "--out", file));
        Assert.Equal(files, _folder.List());
        Assert.Equal(ExitCodes.BadInput, Invoke("new", template, "--out", file));
        Assert.Contains("expected no such file, which would be replaced", Assert.Single(Lines(_error)), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, Invoke("validate", file));
        Assert.Equal(ExitCodes.Done, Invoke("explain", file));
        Assert.Equal(ExitCodes.Done, Invoke("run", file, "--out", _folder["plots"], "--jobs", "2"));
        Assert.True(File.Exists(_folder[$"plots/{template}/run.json"]));
        Assert.Contains("#", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_files_that_are_no_names_of_folders_and_unknown_templates_are_minded()
    {
        Assert.Equal(ExitCodes.Done, Invoke("new", "graph", "--out", _folder["My Graph: 1.yaml"]));
        Assert.Equal(ExitCodes.Done, Invoke("validate", _folder["My Graph: 1.yaml"]));
        Assert.Equal(ExitCodes.BadInput, Invoke("new", "chain"));
        Assert.Equal(
            "hogwild new: expected one of the templates chains, files, iteration, sweep, table, found 'chain'; did you mean 'chains'?",
            Assert.Single(Lines(_error)));
        Assert.Equal(ExitCodes.BadInput, Invoke("new", "chains", "--out", _folder["none/s.yaml"]));
    }

    [Fact]
    public void A_scenario_narrows_the_keys_down()
    {
        Assert.Equal(ExitCodes.Done, Invoke("explain", Shipped("quickstart"), "--keys", "scheduler"));
        Assert.Contains("scheduler of kind physical", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("scheduler of kind bounded", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, Invoke("explain", Shipped("quickstart"), "--keys", "scheduler.lnk"));
        Assert.Contains("did you mean 'link'?", Assert.Single(Lines(_error)), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, Invoke("explain"));
    }

    private static string Json(Scenario scenario)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            ScenarioJson.Write(json, scenario);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string[] Lines(StringWriter writer) =>
        writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private static string Shipped(string name) => Path.Combine(Repository.Root, "scenarios", $"{name}.yaml");

    private int Invoke(params string[] arguments) =>
        new CommandLine(_output, _error).Invoke(arguments, TestContext.Current.CancellationToken);
}
