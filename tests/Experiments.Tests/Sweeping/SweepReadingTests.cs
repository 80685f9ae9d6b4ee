using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>What a sweep says, and every way in which it can be wrong, with place and message.</summary>
public sealed class SweepReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("scheduler.link.loss: { from: 0%, to: 50%, points: 3 }", "0%", "25%", "50%")]
    [InlineData("scheduler.link.loss: { from: 0, to: 0.3, step: 0.1 }", "0", "0.1", "0.2", "0.3")]
    [InlineData("scheduler.clock.period: { from: 5ms, to: 20ms, points: 3, scale: log }", "5ms", "10ms", "20ms")]
    [InlineData("scheduler.clock.period: { from: 25ms, to: 5ms, step: 10ms }", "25ms", "15ms", "5ms")]
    [InlineData("run.tolerance: { from: 1e-6, to: 1e-4, points: 3, scale: log }", "1E-06", "1E-05", "0.0001")]
    [InlineData("run.replicates: { from: 1, to: 4, points: 9 }", "1", "2", "3", "4")]
    [InlineData(
        "scheduler: [round-robin, { label: clocks, value: { kind: physical, clock: { kind: poisson, period: 1ms } } }]",
        "round-robin",
        "clocks")]
    [InlineData("scheduler: [{ kind: round-robin }, { kind: random-sweep }]", "round-robin", "random-sweep")]
    [InlineData(
        "scheduler.link.delay: [{ kind: constant, value: 1ms }, { kind: constant, value: 2ms }, { kind: exponential, mean: 3ms }]",
        "constant, value 1ms", "constant, value 2ms", "exponential")]
    public void Values_are_lists_and_ranges_and_sections_with_labels(string over, params string[] labels)
    {
        var scenario = Load($"sweep: {{ over: {{ {over} }} }}");
        var path = Assert.Single(scenario.Swept!.Paths);
        Assert.Equal(labels, path.Values.Select(value => value.Label));
        Assert.Equal(labels, scenario.Swept.Cells.Select(cell => cell.Name));
    }

    [Fact]
    public void A_section_that_is_swept_comes_before_what_is_swept_in_it()
    {
        const string Clocks = "{ kind: physical, clock: { kind: poisson, period: 3ms } }";
        var cells = Load($"sweep: {{ over: {{ scheduler.link.loss: [5%, 6%], scheduler: [{Clocks}] }} }}").Swept!.Cells;
        Assert.Equal(["5%, physical", "6%, physical"], cells.Select(cell => cell.Name));
        Assert.Equal(2, cells.Select(cell => cell.Scenario.Scheduler).Distinct().Count());
    }

    [Fact]
    public void Data_sets_by_name_are_in_every_combination_and_in_the_place_of_the_scenarios()
    {
        var scenario = Load(
            "sweep: { datasets: { a: { kind: chains, length: 3 }, b: { kind: chains, length: 4 } }, "
                + "over: { seed: [1, 2], step: [1ms, 2ms] }, by: zip }",
            "dataset:");
        Assert.Equal(["a, 1, 1ms", "a, 2, 2ms", "b, 1, 1ms", "b, 2, 2ms"], scenario.Swept!.Cells.Select(cell => cell.Name));
        Assert.Equal([3, 3, 4, 4], scenario.Swept.Cells.Select(cell => ((Models.DatasetSpec.Chains)cell.Scenario.Dataset!).Length));
    }

    [Theory]
    [InlineData(
        "over: {}",
        "6:16: expected at least one path with its values, or 'datasets' beside it for 'sweep.over', found an empty mapping")]
    [InlineData(
        "over: { name: [a] }",
        "6:18: expected keys joined by dots, such as scheduler.bound.steps, of something that can differ between runs, in "
            + "'sweep.over', found 'name'")]
    [InlineData(
        "over: { seed: 5 }",
        "6:24: expected a list of values, not empty, or a range with from, to and points or step, for 'sweep.over.seed', found "
            + "'5'")]
    [InlineData("over: { seed: [1, 2, 1] }", "6:31: expected each value once for 'sweep.over.seed.2', found '1'")]
    [InlineData("over: { step: [10ms, 20ms, 0.01s] }", "6:37: expected each value once for 'sweep.over.step.2', found '0.01s'")]
    [InlineData(
        "over: { scheduler.link.loss: [5%, 0.05] }",
        "6:44: expected each value once for 'sweep.over.scheduler.link.loss.1', found '0.05'")]
    [InlineData(
        "over: { scheduler.link.loss: [1, 100%] }",
        "6:43: expected each value once for 'sweep.over.scheduler.link.loss.1', found '100%'")]
    [InlineData(
        "over: { seed: { from: 1, to: 5 } }",
        "6:24: expected a range with the keys 'from', 'to' and either 'points' or 'step' in 'sweep.over.seed', found a mapping "
            + "with 'from', 'to'")]
    [InlineData(
        "over: { scheduler.link.loss: { from: 0%, to: 50%, step: 20% } }",
        "6:55: expected a value that steps of 20% from 0% meet, such as 40%, for 'sweep.over.scheduler.link.loss.to', found '50%'")]
    [InlineData(
        "over: { run.until: { from: 1s, to: 400ms, step: 250ms } }",
        "6:45: expected a value that steps of 250ms from 1s meet, such as 500ms, for 'sweep.over.run.until.to', found '400ms'")]
    [InlineData(
        "over: { step: { from: 1ms, to: 5, points: 2 } }",
        "6:41: expected a duration, as 'from' is, for 'sweep.over.step.to', found '5'")]
    [InlineData(
        "over: { run.tolerance: { from: 0, to: 1, points: 2, scale: log } }",
        "6:41: expected a value above 0 for a range on a logarithmic scale for 'sweep.over.run.tolerance.from', found '0'")]
    [InlineData(
        "over: { seed: [1], step: [1ms, 2ms] }, by: zip",
        "6:16: expected paths with as many values each, to be zipped, for 'sweep.over', found a mapping with 'seed', 'step' "
            + "(seed: 1, step: 2)")]
    [InlineData(
        "over: { scheduler.link.los: [1%] }",
        "6:39: expected one of the keys delay, loss, duplication, fifo in 'scheduler.link', found 'los'; did you mean 'loss'?")]
    [InlineData("over: { seed: [1, x] }", "6:28: expected a whole number from 0 to 18446744073709551615 for 'seed', found 'x'")]
    [InlineData(
        "over: { seed: [1, 2] }, where: seed < 1",
        "6:41: expected a condition that one of the 2 cells meets for 'sweep.where', found 'seed < 1'")]
    [InlineData(
        "over: { seed: [1, 2] }, where: seed <",
        "6:47: expected a constant, such as 50%, 10ms or a word, or a swept path in 'sweep.where', found its end")]
    [InlineData(
        "over: { seed: [1, 2] }, where: sed < 3",
        "6:41: expected the swept path seed in 'sweep.where', found 'sed'; did you mean 'seed'?")]
    [InlineData(
        "over: { step: [1ms, 2ms] }, where: step < 3",
        "6:52: expected a duration such as 10ms, as step is in 'sweep.where', found '3'")]
    [InlineData(
        "over: { scheduler: [synchronous, round-robin] }, where: scheduler = round",
        "6:78: expected one of the values synchronous, round-robin of scheduler in 'sweep.where', found 'round'; did you mean "
            + "'round-robin'?")]
    [InlineData(
        "over: { scheduler: [synchronous, round-robin] }, where: scheduler < 3",
        "6:76: expected = or !=, since scheduler is no number in 'sweep.where', found '<'")]
    [InlineData(
        "over: { seed: [1, 2, 3], run.replicates: { from: 1, to: 2, points: 3 } }, by: zip",
        "6:16: expected paths with as many values each, to be zipped in 'sweep.over', found others where whole numbers are rounded "
            + "(seed: 3, run.replicates: 2)")]
    [InlineData(
        "over: { seed: [1, 2], '\"seed\"': [3, 4] }",
        "6:32: expected each path once, however it is spelt, in 'sweep.over', found '\"seed\"'")]
    [InlineData(
        "over: { '\"title\"': [a, b] }",
        "6:18: expected keys joined by dots, such as scheduler.bound.steps, of something that can differ between runs, in "
            + "'sweep.over', found '\"title\"'")]
    [InlineData(
        "over: { run.tolerance: [0.1, 0.2] }, where: run.tolerance != 0.22",
        "6:71: expected one of the values 0.1, 0.2 of run.tolerance in 'sweep.where', found '0.22'; did you mean '0.2'?")]
    [InlineData(
        "over: { run.tolerance: [{ label: \"0.2\", value: 0.1 }, 0.2] }",
        "6:34: expected a label that is no other value for 'sweep.over.run.tolerance.0', found a mapping with 'label', 'value'")]
    [InlineData("over: { seed: [1, 2] }, by: rows", "6:38: expected grid or zip for 'sweep.by', found 'rows'")]
    public void A_wrong_line_is_named_with_what_was_expected(string sweep, string message)
    {
        var error = Assert.Throws<ScenarioException>(() => Load($"sweep: {{ {sweep} }}"));
        Assert.Equal($"s.yaml:{message}", error.Message.Replace(_folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    [Fact]
    public void Rounded_labels_can_be_written_in_conditions()
    {
        const string Over = "over: { run.tolerance: { from: 0.05, to: 0.5, points: 3, scale: log } }";
        Assert.Equal(["0.05", "0.158", "0.5"], Load($"sweep: {{ {Over} }}").Swept!.Cells.Select(cell => cell.Name));
        Assert.Equal(["0.158"], Load($"sweep: {{ {Over}, where: run.tolerance = 0.158 }}").Swept!.Cells.Select(cell => cell.Name));
        Assert.Equal(["0.05", "0.5"], Load($"sweep: {{ {Over}, where: run.tolerance != 0.158 }}").Swept!.Cells.Select(cell => cell.Name));
    }

    [Theory]
    [InlineData("sweep: { over: { seed: [1, 2] } }", "sweep")]
    [InlineData("vary: { path: seed, values: [1, 2] }", "vary")]
    public void A_timeline_that_no_cell_draws_is_refused(string section, string key)
    {
        var error = Assert.Throws<ScenarioException>(() => Load(section, "", Override.Parse("run.timeline=true")));
        Assert.Contains($"expected the key only in a scenario without '{key}'", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ScenarioException>(() => Load("sweep: { over: { run.timeline: [{ to: 5ms }, { to: 9ms }] } }"));
        Assert.Contains("expected no path that asks for 'run.timeline'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_in_the_place_of_a_section_is_told_as_it_was_written()
    {
        var error = Assert.Throws<ScenarioException>(() => Load(
            "sweep: { over: { scheduler.bound.steps: [2, 3] } }", "",
            Override.Parse("scheduler={ kind: partially-asynchronous, bound: { steps: 2 } }"),
            Override.Parse("sweep.over.scheduler.bound=[1]")));
        Assert.Contains("expected a mapping with steps, time for 'scheduler.bound', found '1'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kind", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_another_value_has_removed_is_told_with_its_cell()
    {
        const string Clocks = "{ label: clocks, value: { kind: physical, clock: { kind: poisson, period: 3ms } } }";
        var error = Assert.Throws<ScenarioException>(
            () => Load(
                $"sweep: {{ over: {{ scheduler: [{Clocks}, {{ kind: partially-asynchronous, bound: {{ steps: 2 }} }}], "
                    + "scheduler.bound.steps: [2, 3] } }"));
        Assert.Contains("(in the cell scheduler = clocks, scheduler.bound.steps = 2 and 1 more)", error.Message, StringComparison.Ordinal);
        Assert.Single(error.Faults);
    }

    [Theory]
    [InlineData("sweep.over.scheduler.link.loss=[0%, 5%]", "scheduler.link.loss: 0%, 5%; scheduler.clock.period: 5ms, 20ms")]
    [InlineData("sweep.over.scheduler.clock.period.points=3", "scheduler.link.loss: 1%, 2%; scheduler.clock.period: 5ms, 12.5ms, 20ms")]
    [InlineData("sweep.over.\"scheduler.clock.period\".to=6ms", "scheduler.link.loss: 1%, 2%; scheduler.clock.period: 5ms, 6ms")]
    [InlineData("sweep.over.run.until=[1s]", "scheduler.link.loss: 1%, 2%; scheduler.clock.period: 5ms, 20ms; run.until: 1s")]
    public void An_override_below_over_knows_that_keys_are_paths(string set, string paths)
    {
        var scenario = Load(
            "sweep: { over: { scheduler.link.loss: [1%, 2%], scheduler.clock.period: { from: 5ms, to: 20ms, points: 2 } } }",
            "", Override.Parse(set));
        Assert.Equal(paths, string.Join("; ", scenario.Swept!.Paths.Select(path =>
            $"{path.Path}: {string.Join(", ", path.Values.Select(value => value.Label))}")));
    }

    [Theory]
    [InlineData("sweep: { over: { seed: [1, 2] } }", "seed=3", "sweep.over.seed=[…]")]
    [InlineData("sweep: { over: { scheduler: [round-robin, random-sweep] } }", "scheduler.link.loss=5%", "sweep.over.scheduler=[…]")]
    [InlineData("sweep: { over: { scheduler: [round-robin] } }", "scheduler.\"link\".loss=5%", "sweep.over.scheduler=[…]")]
    [InlineData("sweep: { over: { '\"seed\"': [1, 2] } }", "seed=3", "sweep.over.\"seed\"=[…]")]
    [InlineData("vary: { path: seed, values: [1, 2] }", "seed=3", "vary.values=[…]")]
    public void A_value_from_outside_that_every_cell_replaces_is_refused(string section, string set, string instead)
    {
        var error = Assert.Throws<ScenarioException>(() => Load(section, "", Override.Parse(set)));
        Assert.Equal(
            $"--set {set}: expected a path that is not swept, found '{set.Split('=')[0]}', which has a value in every cell; "
                + $"--set '{instead}' says which",
            error.Message);
        Assert.Equal(2, Load("sweep: { over: { scheduler.link.loss: [1%, 2%] } }", "", Override.Parse("scheduler.link.fifo=true"))
            .Swept!.Cells.Count);
    }

    [Fact]
    public void Too_many_cells_are_refused_with_their_number()
    {
        var error = Assert.Throws<ScenarioException>(
            () => Load("sweep: { over: { seed: { from: 1, to: 51, step: 1 }, run.replicates: { from: 1, to: 51, step: 1 } } }"));
        Assert.Contains(
            "expected at most 2500 cells in 'sweep', found a mapping with 'over': 51 × 51 = 2601",
            error.Message,
            StringComparison.Ordinal);
    }

    private Scenario Load(string sweep, string without = "none", params IEnumerable<Override> overrides)
    {
        var yaml = $$"""
            dataset: { kind: chains, length: 3 }
            models: { gcn: { rule: gcn, train: {} } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 2ms }, link: { delay: { kind: constant, value: 1ms }, loss: 0% } }
            step: 1ms
            run: { until: 20ms }
            {{sweep}}
            """;
        var lines = yaml.Split('\n').Where(line => without.Length == 0 || !line.StartsWith(without, StringComparison.Ordinal));
        return ScenarioFile.Load(_folder.Write("s.yaml", string.Join('\n', lines)), overrides);
    }
}
