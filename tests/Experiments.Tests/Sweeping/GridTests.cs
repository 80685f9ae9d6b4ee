using System.Text;
using System.Text.Json;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

public sealed class GridTests : IDisposable
{
    private const string Bound = "{ path: scheduler.bound.steps, values: [1, 5] }";
    private const string Loss = "{ path: scheduler.of.link.loss, values: [0%, 10%] }";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData($"[{Bound}, {Loss}]")]
    [InlineData("{ path: scheduler.bound.steps, values: [1, 5], and: [" + Loss + "] }")]
    public void Both_forms_are_every_combination_the_first_parameter_slowest(string vary)
    {
        var scenario = Load($"vary: {vary}");
        Assert.Equal(["scheduler.bound.steps", "scheduler.of.link.loss"], scenario.Swept!.Paths.Select(item => item.Path));
        Assert.Equal(["1, 0%", "1, 10%", "5, 0%", "5, 10%"], scenario.Swept.Cells.Select(item => item.Name));
        Assert.Equal(["5", "10%"], scenario.Swept.Cells[3].Values.Select(value => value.Label));
        Assert.Equal(4, scenario.Swept.Cells.Select(item => item.Scenario.Scheduler).Distinct().Count());
        var json = Json(scenario);
        Assert.Equal(json, Json(ScenarioFile.Load(_folder.Write("again.json", json))));
    }

    [Fact]
    public void A_list_of_one_is_that_one() => Assert.Equal(Json(Load($"vary: {Bound}")), Json(Load($"vary: [{Bound}]")));

    [Fact]
    public void A_cell_gives_what_the_scenario_gives_with_its_values()
    {
        const string Others = "{ path: models.energy.rule.alpha, values: [0.05, 0.1] }, { path: seed, values: [1, 2] }";
        var result = Run($"vary: [{Bound}, {Others}]");
        Assert.Equal(8, result.Cells.Count);
        foreach (var cell in result.Cells)
        {
            var sets = result.Swept.Paths.Zip(cell.Cell.Values, (path, value) => new Override(path.Path, value.Value.Text));
            var alone = Load(string.Empty, [.. sets]);
            var models = Experiment.Run(alone, new StudyOptions { Jobs = 1 }, TestContext.Current.CancellationToken).Models;
            Assert.Equal(Metrics(models), Metrics([.. cell.Models.Select(model => model.Result!)]));
            Assert.Equal(
                models.Select(model => model.Synchronous.Fingerprint), cell.Models.Select(model => model.Result!.Synchronous.Fingerprint));
        }

        static string Metrics(IReadOnlyList<ModelResult> models)
        {
            using var writer = new StringWriter();
            MetricsTable.Write(writer, models);
            return writer.ToString();
        }
    }

    [Fact]
    public void Tables_have_a_column_of_numbers_a_path()
    {
        Results.Write(_folder["grid"], [Run($"vary: [{Bound}, {Loss}]")]);
        AssertStarts(
            "cells.csv",
            "scheduler.bound.steps,scheduler.of.link.loss,model,regime,metric,runs,n,mean,std,min,q10,median,q90,max,failed",
            "1,0,energy,synchronous,");
        AssertStarts(
            "curves.csv", "scheduler.bound.steps,scheduler.of.link.loss,model,time,metric,mean,low,high", "1,0,energy,0,distance,");
        AssertStarts(
            "replicates.csv",
            "scheduler.bound.steps,scheduler.of.link.loss,model,regime,replicate,metric,value",
            "1,0,energy,synchronous,0,");
        Assert.True(File.Exists(_folder["grid/figures/sweep-map.png"]));
        var again = ScenarioFile.LoadResolved(_folder["grid/run.json"]);
        Assert.Equal(["5", "10%"], again.Swept!.Cells[3].Values.Select(value => value.Label));

        void AssertStarts(string name, params string[] lines) => Assert.All(
            File.ReadLines(_folder[$"grid/{name}"]).Zip(lines),
            pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]", "s.yaml:7:7: expected a vary, or a list of such, not empty, for 'vary', found an empty list")]
    [InlineData("[{ path: seed, values: [1] }, 5]", "s.yaml:7:37: expected a mapping with path, values, and for 'vary.1', found '5'")]
    [InlineData("[{ path: seed, values: [1] }, { path: step }]",
        "s.yaml:7:37: expected the key 'values' in 'vary.1', found a mapping with 'path'")]
    [InlineData("[{ path: seed, values: [1] }, { path: seed, values: [2] }]",
        "s.yaml:7:45: expected keys apart from 'seed', which is varied as well, for 'vary.1.path', found 'seed'")]
    [InlineData("{ path: scheduler.of, values: [x], and: [{ path: scheduler.of.link, values: [y] }] }",
        "s.yaml:7:56: expected keys apart from 'scheduler.of', which is varied as well, for 'vary.and.0.path', found 'scheduler.of.link'")]
    [InlineData("[{ path: seed, values: [1, 1] }, { path: name, values: [a] }]",
        "s.yaml:7:34: expected each value once for 'vary.0.values.1', found '1'\n"
            + "s.yaml:7:48: expected keys joined by dots, such as scheduler.bound.steps, of something that can differ between runs, for "
            + "'vary.1.path', found 'name'")]
    [InlineData("[{ path: seed, values: [1, 2] }, { path: scheduler.bound.steps, values: [1, 0] }]",
        "s.yaml:7:83: expected a whole number of at least 1 for 'scheduler.bound.steps', found '0'")]
    [InlineData("[{ path: seed, values: [1], and: [] }, { path: step, values: [1ms] }]",
        "s.yaml:7:40: expected no such key, since the other items of the list stand for it, for 'vary.0.and', found an empty list")]
    public void A_wrong_line_is_named_with_what_was_expected(string vary, string message)
    {
        var error = Assert.Throws<ScenarioException>(() => Load($"vary: {vary}"));
        Assert.Equal(message, error.Message.Replace(_folder.Root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Too_many_combinations_are_refused_with_their_number()
    {
        var many = string.Join(", ", Enumerable.Range(1, 51));
        var error = Assert.Throws<ScenarioException>(() => Load(
            $"vary: [{{ path: seed, values: [{many}] }}, {{ path: scheduler.bound.steps, values: [{many}] }}]"));
        const string Expected = "expected at most 2500 combinations of values in 'vary', found a list of 2: 51 × 51 = 2601";
        Assert.EndsWith(Expected, error.Message, StringComparison.Ordinal);
    }

    private SweepResult Run(string line) =>
        Experiment.Run(new SweepStudy(Load(line)), new StudyOptions { Jobs = 2 }, TestContext.Current.CancellationToken);

    private Scenario Load(string line, params IEnumerable<Override> overrides) => ScenarioFile.Load(
        _folder.Write(
            "s.yaml",
            $$"""
            dataset: { kind: chains, length: 10 }
            models: { energy: { rule: { kind: energy, alpha: auto }, weights: "{{Weights}}" } }
            scheduler:
              { kind: bounded, bound: { steps: 1 }, of: { kind: physical, clock: { kind: poisson, period: 10ms },
              link: { delay: { kind: exponential, mean: 5ms } } } }
            run: { until: 400ms, replicates: 2, sample: 20ms }
            {{line}}
            """),
        overrides);

    private static string Weights =>
        Path.Combine(Repository.Root, "weights", "chains-10", "energy-gnn.safetensors").Replace('\\', '/');

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
