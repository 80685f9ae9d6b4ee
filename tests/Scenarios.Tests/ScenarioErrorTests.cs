using Hogwild.Experiments;
using FsCheck;

namespace Hogwild.Scenarios.Tests;

/// <summary>Every way in which a scenario can be wrong, with the place and the text of its message.</summary>
public sealed class ScenarioErrorTests
{
    internal const string Good = """
        seed: 1
        dataset: { kind: chains, length: 10 }
        models:
          gcn: { rule: gcn, weights: w.safetensors }
          ignn: { rule: ignn, train: { epochs: 3 } }
        step: 1ms
        scheduler: { kind: physical, clock: { kind: poisson, period: 10ms } }
        run: { until: 4s, replicates: 2 }
        """;

    [Theory]
    [MemberData(nameof(WrongLines.All), MemberType = typeof(WrongLines))]
    [MemberData(nameof(WrongSchedulers.All), MemberType = typeof(WrongSchedulers))]
    public void A_wrong_line_is_named_with_what_was_expected(int line, string text, string message)
    {
        var lines = Good.Split('\n');
        lines[line - 1] = text;
        Assert.Equal(message, Error(string.Join('\n', lines)));
    }

    [Fact]
    public void A_kernel_that_is_not_built_in_is_named_with_how_to_get_it()
    {
        Assert.SkipWhen(Kernels.HasSimSharp, "this build has it");
        Assert.Equal(
            "s.yaml:9:9: expected the kernel event for 'kernel', found 'simsharp'; this build is without it: build with -p:SimSharp=true, "
                + "as in "
                + "'dotnet run -c Release --project src/Cli -p:SimSharp=true -- run FILE', where the package SimSharp 3.4.2 is in reach",
            Error(Good + "\nkernel: simsharp"));
    }

    [Theory]
    [InlineData("", "s.yaml:1:1: expected a scenario, found an empty file")]
    [InlineData("# only a comment\n", "s.yaml:1:1: expected a scenario, found an empty file")]
    [InlineData(
        "- a\n",
        "s.yaml:1:1: expected a mapping with extends, name, title, seed, plugins, traces, dataset, "
            + "models, scheduler, changes, mobility, workers, engine, step, run, figures, kernel, ordering, "
            + "variance, termination, anytime, vary, "
            + "sweep, threshold, table for 'scenario', found a list of 1")]
    public void A_file_without_a_scenario_is_named(string yaml, string message) => Assert.Equal(message, Error(yaml));

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_in_its_order() => Assert.Equal(
        [
            "s.yaml:1:7: expected a whole number from 0 to 18446744073709551615 for 'seed', found '-1'",
            "s.yaml:4:8: expected the key 'rule' in 'models.gcn', found a mapping with 'weights'",
            "s.yaml:5:40: expected a whole number of at least 0 for 'models.ignn.train.epochs', found 'many'",
            "s.yaml:6:40: expected a file that exists (relative to the scenario) for 'models.map.rule.matrix', found 'none.mtx'",
            "s.yaml:7:62: expected a unit after the number (ns, us, ms, s, min) for 'scheduler.clock.period', found '10'; "
                + "did you mean '10s'?",
            "s.yaml:7:82: expected a share from 0 to 1, such as 0.05 or 5%, for 'scheduler.link.loss', found '2'",
            "s.yaml:8:19: expected each key once, found 'until' again (first in line 8)",
            "s.yaml:8:42: expected a whole number from 1 to 1000000 for 'run.replicates', found '0'",
            "--set run.sample=never: expected a duration such as 100ns, 10us, 5ms, 1.5s or 2min for 'run.sample', found 'never'",
        ],
        Errors(
            """
            seed: -1
            dataset: { kind: chains, length: 10 }
            models:
              gcn: { weights: w.safetensors }
              ignn: { rule: ignn, train: { epochs: many } }
              map: { rule: { kind: linear, matrix: none.mtx } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 10 }, link: { loss: 2 } }
            run: { until: 4s, until: 5s, replicates: 0 }
            """,
            "run.sample=never"));

    [Fact]
    public void All_that_does_not_fit_is_told_at_once() => Assert.Equal(
        [
            "s.yaml:4:8: expected either 'weights' or 'train' beside the rule gcn for 'models.gcn', found a mapping with 'rule'",
            "s.yaml:5:41: expected a file that exists (relative to the scenario) for 'models.ignn.rule.matrix', found 'none.mtx'",
            "s.yaml:7:12: expected a scheduler that keeps a bound, whose bound 'threshold' can set, for 'scheduler', found 'synchronous'",
            "s.yaml:8:27: expected a duration of at most 'run.until' (4s) for 'run.sample', found '5s'",
            "s.yaml:9:33: expected a whole number from 1 to 1000000 for 'threshold.from', found '2.5'",
        ],
        Errors(
            """
            seed: 1
            dataset: { kind: chains, length: 10 }
            models:
              gcn: { rule: gcn }
              ignn: { rule: { kind: linear, matrix: none.mtx }, weights: w.safetensors }
            step: 1ms
            scheduler: synchronous
            run: { until: 4s, sample: 5s }
            threshold: { over: bound, from: 2.5, to: 1 }
            """));

    [Fact]
    public void What_only_follows_from_a_fault_is_not_told() => Assert.Equal(
        [
            "s.yaml:1:1: expected the key 'models' in the scenario, found an empty mapping",
            "s.yaml:1:1: expected the key 'scheduler' in the scenario, found an empty mapping",
            "s.yaml:1:1: expected the key 'run' in the scenario, found an empty mapping",
        ],
        Errors("{}"));

    [Theory]
    [InlineData(
        "run.replicats=3",
        "expected one of the keys until, stop, replicates, sample, tolerance, metrics, record, states, timeline in 'run', "
            + "found 'replicats'; did you mean 'replicates'?")]
    [InlineData("run.replicates=none", "expected a whole number from 1 to 1000000 for 'run.replicates', found 'none'")]
    [InlineData(
        "rn.until=3s",
        "expected one of the keys extends, name, title, seed, plugins, traces, dataset, "
            + "models, scheduler, changes, mobility, workers, engine, step, run, figures, kernel, ordering, "
            + "variance, termination, anytime, vary, sweep, threshold, "
            + "table in the scenario, found 'rn'; did you mean 'run'?")]
    [InlineData("models.gnc.weights=w", "expected one of the models gcn, ignn, found 'gnc'; did you mean 'gcn'?")]
    [InlineData(
        "models.gcn.rule.alpha=1", "expected one of the keys kind, normalise, repeats in 'models.gcn.rule' of kind gcn, found 'alpha'")]
    [InlineData("scheduler={ kind: physical }", "expected the key 'clock' in 'scheduler' of kind physical, found a mapping with 'kind'")]
    [InlineData(
        "scheduler.clock.period={ a: 1 }",
        "expected a duration such as 100ns, 10us, 5ms, 1.5s or 2min for 'scheduler.clock.period', found a mapping with 'a'")]
    [InlineData("run=[", "expected YAML, found a syntax error: While parsing a node, did not find expected node content")]
    [InlineData("run..until=3s", "expected keys joined by dots, found 'run..until'")]
    [InlineData("run.until", "expected path=value, for instance run.replicates=8, found no path before a '='")]
    [InlineData("=3", "expected path=value, for instance run.replicates=8, found no path before a '='")]
    [InlineData("run.until=", "expected a duration such as 100ns, 10us, 5ms, 1.5s or 2min for 'run.until', found nothing")]
    public void A_wrong_override_is_named_by_its_option(string set, string message) =>
        Assert.Equal($"--set {set}: {message}", Error(Good, set));

    [Fact]
    public void A_name_is_required_where_the_file_has_none_that_serves()
    {
        using var folder = new TemporaryFolder();
        folder.Write("w.safetensors", string.Empty);
        var file = folder.Write("My scenario.yaml", Good);
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file));
        Assert.EndsWith(
            ":1:1: expected the key 'name' where the file's name is not of lower-case letters, digits and hyphens, found 'My scenario'",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_that_is_not_there_is_named_with_its_neighbour()
    {
        using var folder = new TemporaryFolder();
        folder.Write("quickstart.yaml", Good);
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(folder["quickstrat.yaml"]));
        Assert.Equal(
            $"{folder["quickstrat.yaml"]}: expected a file, found none; did you mean '{folder["quickstart.yaml"]}'?", error.Message);
        Assert.Equal(
            $"{folder.Root}: expected a file, found a folder",
            Assert.Throws<ScenarioException>(() => ScenarioFile.Load(folder.Root)).Message);
    }

    [Property(MaxTest = 300)]
    public void Broken_text_is_never_anything_but_a_scenario_error(int at, int length, NonNull<string> with)
    {
        var start = (int)((uint)at % Good.Length);
        var end = Math.Min(Good.Length, start + Math.Abs(length % 20));
        using var folder = new TemporaryFolder();
        folder.Write("w.safetensors", string.Empty);
        var file = folder.Write("s.yaml", Good[..start] + with.Get + Good[end..]);
        var error = Record.Exception(() => ScenarioFile.Load(file));
        Assert.True(error is null or ScenarioException, error?.ToString());
    }

    private static string Error(string yaml, params string[] sets) => Assert.Single(Errors(yaml, sets));

    private static IReadOnlyList<string> Errors(string yaml, params string[] sets)
    {
        using var folder = new TemporaryFolder();
        folder.Write("w.safetensors", string.Empty);
        folder.Write("m.mtx", string.Empty);
        var file = folder.Write("s.yaml", yaml);
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file, sets.Select(Override.Parse)));
        var root = folder.Root + Path.DirectorySeparatorChar;
        return [.. error.Faults.Select(fault => fault.Replace(root, string.Empty, StringComparison.Ordinal))];
    }
}
