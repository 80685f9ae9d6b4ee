using Hogwild.Reports;

namespace Hogwild.Cli.Tests;

/// <summary>Shares of studies that are done apart, and what becomes of them together.</summary>
public sealed class MergeCommandTests : IDisposable
{
    private const string Models = """
        name: s
        dataset: { kind: chains, length: 4 }
        models:
          walk: { rule: gcn, weights: WEIGHTS/gcn.safetensors }
          dig:  { rule: ignn, weights: WEIGHTS/ignn.safetensors }
        scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }
        run: { until: 60ms, replicates: 3 }
        """;

    private const string Tables = """
        name: s
        table:
          datasets:
            chains-3: { kind: chains, length: 3 }
            chains-4: { kind: chains, length: 4 }
          orders: 3
          schedules: 2
        models:
          gcn: { rule: gcn, train: { epochs: 5, width: 4 } }
        scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }
        run: { until: 100ms }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string[]> Studies => new()
    {
        { Models, ["run"] },
        { Models, ["run", "--record", "--replicates", "4", "--set", "run.states=samples", "--parquet"] },
        { Models + "\nordering: { samples: 250 }", ["run", "--set", "models={walk: {rule: gcn, weights: WEIGHTS/gcn.safetensors}}"] },
        { Models + "\nvary: { path: scheduler.bound.steps, values: [1, 3, 5] }", ["run", "--seed", "7"] },
        {
            Models + "\nsweep: { over: { scheduler.bound.steps: [1, 3], run.until: [40ms, 60ms] } }",
            ["run", "--record", "--set", "run.states=end"]
        },
        { Tables, ["run"] },
        {
            Models + "\nthreshold: { over: bound, to: 9, schedulers: [{ kind: partially-asynchronous, bound: { steps: 2 } }, "
                + "{ kind: maximal-staleness, bound: { steps: 2 } }] }",
            ["threshold", "--set", "run.until=1s", "--set", "models={dig: {rule: ignn, weights: WEIGHTS/ignn.safetensors}}"]
        },
        { Models, ["attack", "--budget", "20"] },
        { Models, ["attack", "--budget", "10", "--set", "scheduler={kind: look-ahead-adversary, bound: {steps: 2}, look-ahead: 3}"] },
        { Models, ["attack", "--budget", "10", "--objective", "label-flips"] },
    };

    [Theory]
    [MemberData(nameof(Studies))]
    public void Shares_together_are_the_whole_to_the_byte(string text, string[] command)
    {
        var scenario = Scenario(text);
        string[] arguments = [command[0], scenario, .. command[1..].Select(Placed)];
        Assert.Equal((0, ""), Invoke([.. arguments, "--out", _folder["whole"]]));
        var shares = new List<string>();
        foreach (var number in new[] { "2", "3", "1" })
        {
            // Each on a machine of its own, as it were.
            Assert.Equal((0, ""), Invoke([.. arguments, "--out", _folder[$"m{number}"], "--shard", $"{number}/3", "--jobs", "1"]));
            shares.Add(Assert.Single(Directory.GetDirectories(_folder[$"m{number}"], "*.share-*-of-3")));
        }

        Assert.Equal((0, ""), Invoke(["merge", .. shares, "--out", _folder["merged"]]));
        var name = Assert.Single(Directory.GetDirectories(_folder["whole"]).Select(Path.GetFileName), name => name![0] != '.')!;
        var files = _folder.List($"whole/{name}").Where(file => File.Exists(_folder[$"whole/{name}/{file}"])).ToList();
        Assert.Equal(files, _folder.List($"merged/{name}").Where(file => File.Exists(_folder[$"merged/{name}/{file}"])));
        foreach (var file in files.Where(file => Path.GetExtension(file) is ".csv" or ".md" or ".jsonl" or ".npz" or ".tex" or ".parquet"))
        {
            Assert.True(Bytes($"whole/{name}/{file}").SequenceEqual(Bytes($"merged/{name}/{file}")), file);
        }
    }

    [Fact]
    public void A_shipped_scenario_is_the_same_by_whatever_path_it_is_named()
    {
        var scenario = Path.Combine(Repository.Root, "scenarios", "adversary.yaml");
        string[] named = [scenario, Path.GetRelativePath(Environment.CurrentDirectory, scenario)];
        foreach (var (index, path) in named.Index())
        {
            string[] arguments = ["attack", path, "--budget", "10", "--shard", $"{index + 1}/2", "--out", _folder["shares"]];
            Assert.Equal((0, ""), Invoke(arguments));
        }

        Assert.Equal((0, ""), Invoke(["merge", _folder["shares/adversary-attack.share-*-of-2"], "--out", _folder["merged"]]));
        Assert.Equal((0, ""), Invoke(["attack", scenario, "--budget", "10", "--out", _folder["whole"]]));
        Assert.True(Bytes("whole/adversary-attack/attack.csv").SequenceEqual(Bytes("merged/adversary-attack/attack.csv")));
    }

    [Fact]
    public void A_file_that_an_option_names_is_one_of_the_files_of_the_study()
    {
        var scenario = Scenario(Models);
        string[] arguments = ["attack", scenario, "--budget", "10", "--objective", "{kind: linear, file: w.csv}", "--out", _folder["m"]];
        foreach (var (number, weight) in new[] { (1, "1"), (2, "2") })
        {
            _folder.Write("w.csv", string.Concat(Enumerable.Repeat($"{weight}\n", 16)));
            Assert.Equal((0, ""), Invoke([.. arguments, "--shard", $"{number}/2"]));
        }

        var (code, error) = Merge(_folder["m/s-attack.share-1-of-2"], _folder["m/s-attack.share-2-of-2"]);
        Assert.Equal(2, code);
        Assert.Contains("found one that read other files", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attack_on_one_model_has_work_for_two_shares_and_a_third_says_that_it_has_none()
    {
        var scenario = Scenario(Models.Replace("  walk", "  # walk", StringComparison.Ordinal));
        var units = new List<int>();
        for (var number = 1; number <= 3; number++)
        {
            string[] arguments = ["attack", scenario, "--budget", "10", "--out", _folder["m"], "--shard", $"{number}/3"];
            var (code, output) = Told(arguments);
            Assert.Equal(0, code);
            Assert.Equal(number == 3, output.Contains("this share had nothing to do", StringComparison.Ordinal));
            units.Add(ShareFile.Read(_folder[$"m/s-attack.share-{number}-of-3"]).Units);
        }

        Assert.Equal(0, units[2]);
        Assert.True(units[0] > 4 && units[1] > 4);
        Assert.Equal((0, ""), Invoke(["merge", _folder["m/s-attack.share-*-of-3"], "--out", _folder["merged"]]));
    }

    [Fact]
    public void What_becomes_of_failures_is_an_option_of_shares_too()
    {
        _folder.Write("one.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 1\n2 1 1\n");
        var scenario = Scenario("""
            name: s
            models: { map: { rule: { kind: linear, matrix: one.mtx } } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 30ms }
            sweep: { over: { seed: [1, 2] }, on-failure: stop }
            """);
        Assert.Equal(2, Invoke(["run", scenario, "--out", _folder["m"], "--shard", "1/2"]).Code);
        Assert.Equal((0, ""), Invoke(["run", scenario, "--out", _folder["m"], "--shard", "1/2", "--on-failure", "continue"]));
        Assert.Equal((0, ""), Invoke(["run", scenario, "--out", _folder["m"], "--shard", "2/2", "--on-failure", "continue", "--parquet"]));
        var (code, error) = Merge(_folder["m/s.share-1-of-2"], _folder["m/s.share-2-of-2"]);
        Assert.Equal(2, code);
        Assert.Contains("found one that was asked with other options: --on-failure continue --parquet", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 7")]
    [InlineData("\"arguments\": [", "\"arguments\": [], \"others\": [")]
    public void A_damaged_file_of_a_share_is_bad_input(string old, string other)
    {
        var share = Shares(Scenario(Models), 1)[0];
        var file = Path.Combine(share, "share.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace(old, other, StringComparison.Ordinal));
        var (code, error) = Merge(share);
        Assert.Equal(2, code);
        Assert.StartsWith($"{file}: expected a file as --shard leaves it", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Merged_units_are_found_and_not_computed_again()
    {
        var scenario = Scenario(Models + "\nvary: { path: scheduler.bound.steps, values: [2, 3] }");
        var shares = Shares(scenario, 2);
        var count = shares.Sum(share => Directory.GetFiles(Path.Combine(share, "shared-units")).Length);

        // Two models: one synchronous run, shared by both values, and three schedules of each value.
        Assert.Equal(2 + (2 * 3 * 2), count);
        Assert.Equal((0, ""), Invoke(["merge", .. shares, "--out", _folder["merged"]]));
        Assert.Equal(count, Directory.GetFiles(_folder["merged/.results"], "*.txt").Length);
        Assert.Empty(Directory.GetDirectories(_folder["merged/.results"]));
    }

    /// <summary>Nothing is brought to where somebody else is at work, nor for another study.</summary>
    [Fact]
    public void Shares_are_brought_to_a_folder_that_is_held_and_for_the_study_that_they_are_of()
    {
        var scenario = Scenario(Models);
        var shares = Shares(scenario, 2);
        using (WriterLock.Take(_folder["merged"], "s"))
        {
            Assert.Equal(2, Merge([.. shares]).Code);
            Assert.False(Directory.Exists(_folder["merged/.results"]));
        }

        var other = _folder.Write(
            "other.yaml", File.ReadAllText(scenario).Replace("replicates: 3", "replicates: 4", StringComparison.Ordinal));
        Assert.Equal(2, Invoke(["merge", .. shares, "--out", _folder["merged"], "--scenario", other]).Code);
        Assert.False(Directory.Exists(_folder["merged/.results"]));
    }

    [Fact]
    public void What_does_not_belong_together_is_refused()
    {
        var scenario = Scenario(Models);
        var shares = Shares(scenario, 3);
        Assert.Equal((2, $"{shares[0]}: expected all 3 shares, found 2: missing 2"), Merge(shares[0], shares[2]));
        var twice = Merge(shares[0], shares[1], shares[2], shares[2]);
        Assert.Equal((2, $"{shares[2]}: expected each share once, found 3/3 in {shares[2]} too"), twice);
        Assert.Equal(
            (2, $"{_folder["none"]}: expected the folder of a share, as --shard leaves it, found none"), Merge(shares[0], _folder["none"]));

        Assert.Equal((0, ""), Invoke(["run", scenario, "--out", _folder["other"], "--shard", "2/3", "--seed", "2"]));
        var other = _folder["other/s.share-2-of-3"];
        Assert.Equal(
            (2, $"{other}: expected a share of the same study as {shares[0]}, found one of another scenario: seed 1 → 2"),
            Merge(shares[0], other, shares[2]));
        Assert.Equal((0, ""), Invoke(["run", scenario, "--out", _folder["other"], "--shard", "2/4"]));
        Assert.Equal(
            (2, $"{_folder["other/s.share-2-of-4"]}: expected a share of the same study as {shares[0]}, found one of 4 shares, not of 3"),
            Merge(shares[0], _folder["other/s.share-2-of-4"]));
        Assert.False(Directory.Exists(_folder["merged"]));
    }

    [Fact]
    public void A_scenario_that_has_changed_since_is_refused()
    {
        var scenario = Scenario(Models);
        var shares = Shares(scenario, 2);
        File.WriteAllText(scenario, File.ReadAllText(scenario).Replace("60ms", "70ms", StringComparison.Ordinal));
        var (code, error) = Merge(shares[0], shares[1]);
        Assert.Equal(2, code);
        Assert.Equal($"{scenario}: expected the study that the shares are of, found another one: the scenario has changed since", error);
        File.Delete(scenario);
        Assert.Contains("--scenario FILE says where it is", Merge(shares[0], shares[1]).Error, StringComparison.Ordinal);
        var moved = Scenario(Models, "moved/there.yaml");
        Assert.Equal((0, ""), Invoke(["merge", .. shares, "--scenario", moved, "--out", _folder["merged"]]));
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1")]
    [InlineData("1/0")]
    [InlineData("-1/3")]
    [InlineData("1/3/4")]
    public void A_share_that_is_none_is_refused(string share)
    {
        var (code, error) = Invoke(["run", Scenario(Models), "--out", _folder["plots"], $"--shard={share}"]);
        Assert.Equal(2, code);
        Assert.StartsWith($"--shard {share}: expected the number of a share and how many there are", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["plots"]));
    }

    [Fact]
    public void More_shares_than_units_are_no_fault()
    {
        var shares = Shares(Scenario(Models), 12);
        Assert.Equal((0, ""), Invoke(["merge", .. shares, "--out", _folder["merged"]]));
        Assert.Contains(shares, share => ShareFile.Read(share).Units == 0);
    }

    private List<string> Shares(string scenario, int count)
    {
        var shares = Enumerable.Range(1, count).Select(number => _folder[$"m{number}"]).ToList();
        foreach (var (index, output) in shares.Index())
        {
            Assert.Equal((0, ""), Invoke(["run", scenario, "--out", output, "--shard", $"{index + 1}/{count}"]));
        }

        return [.. shares.Select((output, index) => Path.Combine(output, $"s.share-{index + 1}-of-{count}"))];
    }

    private (int Code, string Error) Merge(params string[] shares) => Invoke(["merge", .. shares, "--out", _folder["merged"]]);

    private string Scenario(string text, string file = "s.yaml") => _folder.Write(file, Placed(text));

    private static string Placed(string text) =>
        text.Replace("WEIGHTS", Path.Combine(Repository.Root, "weights", "chains-10"), StringComparison.Ordinal);

    private byte[] Bytes(string file) => File.ReadAllBytes(_folder[file]);

    private static (int Code, string Output) Told(string[] arguments)
    {
        using var output = new StringWriter();
        return (new CommandLine(output, output).Invoke(arguments, TestContext.Current.CancellationToken), output.ToString());
    }

    private static (int Code, string Error) Invoke(string[] arguments)
    {
        using var error = new StringWriter();
        var code = new CommandLine(TextWriter.Null, error).Invoke(arguments, TestContext.Current.CancellationToken);
        return (code, error.ToString().Trim());
    }
}
