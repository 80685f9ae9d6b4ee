using System.Text;
using System.Text.Json;
using Hogwild.Cli;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

public class VaryTests
{
    private static readonly string[] Brief = ["run.replicates=2", "run.until=400ms", "run.sample=20ms"];

    [Fact]
    public void A_value_gives_what_the_scenario_gives_with_that_value()
    {
        var result = Run(2, "vary.values=[1, 5]");
        Assert.Equal(["1", "5"], result.Cells.Select(cell => cell.Cell.Name));
        foreach (var cell in result.Cells)
        {
            string[] alone = [.. Brief, "vary={path: seed, values: [1]}", $"scheduler.bound.steps={cell.Cell.Name}"];
            var scenario = Load("figure-bound", alone) with { Vary = null, Swept = null };
            var options = new StudyOptions { Jobs = 1, WeightCache = Path.GetTempPath() };
            var models = Experiment.Run(scenario, options, TestContext.Current.CancellationToken).Models;
            foreach (var (one, other) in models.Zip(cell.Models.Select(model => model.Result!)))
            {
                Assert.Equal(one.Synchronous.Fingerprint, other.Synchronous.Fingerprint);
                Assert.Equal(one.Asynchronous.Select(run => run.Fingerprint), other.Asynchronous.Select(run => run.Fingerprint));
                Assert.Equal(one.Asynchronous.SelectMany(run => run.Metrics), other.Asynchronous.SelectMany(run => run.Metrics));
            }
        }
    }

    [Fact]
    public void A_path_into_a_model_varies_the_model()
    {
        var result = Run(2, "vary={ path: models.energy-gnn.rule.alpha, values: [0.05, 0.1] }");
        Assert.Equal([0.05, 0.1], result.Cells.Select(cell => cell.Cell.Values[0].Number!.Value));
        var facts = result.Cells.Select(cell => cell.Models[0].Result!.Facts.First(fact => fact.Key == "alpha").Value);
        Assert.Equal(["0.05", "0.1"], facts);
        var first = result.Cells.Select(cell => cell.Models[0].Result!.Synchronous.Fingerprint).ToList();
        Assert.NotEqual(first[0], first[1]);
        Assert.Equal(result.Cells[0].Models[1].Result!.Asynchronous[1].Outputs, result.Cells[1].Models[1].Result!.Asynchronous[1].Outputs);
    }

    [Fact]
    public void Tables_do_not_depend_on_the_number_of_jobs_and_have_these_columns()
    {
        var (one, three) = (Tables(1), Tables(3));
        Assert.Equal(one, three);
        Assert.StartsWith(
            "scheduler.bound.steps,model,regime,metric,runs,n,mean,std,min,q10,median,q90,max,failed\n"
                + "1,energy-gnn,synchronous,accuracy,1,1,1,0,1,1,1,1,1,\n",
            one,
            StringComparison.Ordinal);
        Assert.Contains(
            "\nscheduler.bound.steps,model,time,metric,mean,low,high\n1,energy-gnn,0,distance,1,1,1\n", one, StringComparison.Ordinal);
        Assert.Contains("\n20,ignn,0.4,loss,", one, StringComparison.Ordinal);

        static string Tables(int jobs)
        {
            var result = Run(jobs, "vary.values=[1, 20]");
            using var writer = new StringWriter { NewLine = "\n" };
            SweepTables.Cells(result).WriteCsv(writer);
            SweepTables.Curves(result).WriteCsv(writer);
            return writer.ToString();
        }
    }

    [Theory]
    [InlineData("figure-bound", "bound B (steps)", 6)]
    [InlineData("figure-loss", "loss of messages (%)", 6)]
    public void A_shipped_scenario_names_its_axis_and_reads_back_as_itself(string name, string axis, int count)
    {
        var scenario = Load(name, []);
        Assert.Equal(name, scenario.Name);
        Assert.Equal(axis, scenario.Swept!.Paths[0].Axis);
        Assert.Equal(count, scenario.Swept.Cells.Select(value => value.Scenario.Scheduler).Distinct().Count());
        using var folder = new TemporaryFolder();
        var json = Json(scenario);
        var again = json.Replace("../../weights", Path.Combine(Repository.Root, "weights"), StringComparison.Ordinal);
        Assert.Equal(again, Json(ScenarioFile.Load(folder.Write("again.json", again))));
    }

    [Fact]
    public void Figures_are_drawn_also_where_values_are_words_and_nothing_converges()
    {
        var scenario = Load(
            "figure-bound",
            [.. Brief, "vary={ path: scheduler, values: [synchronous, round-robin] }", "run.until=20ms", "run.sample=20ms"]);
        var result = Execute(scenario, 2);
        Assert.All(result.Cells, cell => Assert.Null(cell.Cell.Values[0].Number));
        using var stream = new MemoryStream();
        SweepFigure.Create(new SweepView(result)).WritePng(stream);
        Assert.True(stream.Length > 1000);
    }

    [Fact]
    public void The_command_writes_the_tables_and_the_figure_of_a_varied_value()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        var file = Path.Combine(Repository.Root, "scenarios", "paper", "figure-loss.yaml");
        var code = new CommandLine(output, output).Invoke(
            ["run", file, "--out", folder.Root, .. Brief.SelectMany(set => new[] { "--set", set }), "--set", "vary.values=[0%, 50%]"],
            TestContext.Current.CancellationToken);
        Assert.Equal(0, code);
        var names = Directory.GetFiles(folder["figure-loss"], "*", SearchOption.AllDirectories).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                ".hogwild", "captions.md", "cells.csv", "curves.csv", "outcomes.png", "outcomes.svg", "replicates.csv", "report.html",
                "run.json",
                "sweep.png", "sweep.svg", "table.md", "table.tex",
            ],
            names);
    }

    [Theory]
    [InlineData("vary: { path: scheduler.bound.steps }", "s.yaml:5:7: expected the key 'values' in 'vary', found a mapping with 'path'")]
    [InlineData(
        "vary: { path: scheduler.bound.steps, values: [] }",
        "s.yaml:5:46: expected a list of values, not empty, for 'vary.values', found an empty list")]
    [InlineData(
        "vary: { path: scheduler.bound.steps, values: [1, 2, 1] }", "s.yaml:5:53: expected each value once for 'vary.values.2', found '1'")]
    [InlineData(
        "vary: { path: scheduler.bound.steps, values: [1, 0] }",
        "s.yaml:5:50: expected a whole number of at least 1 for 'scheduler.bound.steps', found '0'")]
    [InlineData(
        "vary: { path: scheduler.bund, values: [1] }",
        "s.yaml:5:40: expected one of the keys kind, bound, activity, stagger, atomic, own, initial in 'scheduler' of kind "
            + "partially-asynchronous, found 'bund'; did you mean 'bound'?")]
    [InlineData(
        "vary: { path: name, values: [a] }",
        "s.yaml:5:15: expected keys joined by dots, such as scheduler.bound.steps, of something that can differ between runs, for "
            + "'vary.path', found 'name'")]
    public void A_wrong_line_is_named_with_what_was_expected(string line, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.yaml", $$"""
            dataset: { kind: chains, length: 3 }
            models: { gcn: { rule: gcn, train: {} } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 1s }
            {{line}}
            """);
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file));
        Assert.Equal(message, error.Message.Replace(folder.Root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal));
    }

    private static SweepResult Run(int jobs, params string[] sets) => Execute(Load("figure-bound", [.. Brief, .. sets]), jobs);

    private static SweepResult Execute(Scenario scenario, int jobs) => Experiment.Run(
        new SweepStudy(scenario),
        new StudyOptions { Jobs = jobs, WeightCache = Path.GetTempPath() },
        TestContext.Current.CancellationToken);

    private static Scenario Load(string name, IEnumerable<string> sets) =>
        ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "paper", $"{name}.yaml"), sets.Select(Override.Parse));

    private static string Json(Scenario scenario)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            ScenarioJson.Write(json, scenario);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
