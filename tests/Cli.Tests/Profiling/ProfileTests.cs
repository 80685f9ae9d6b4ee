using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Cli.Tests;

/// <summary>What <c>--profile</c> tells, and that it changes nothing.</summary>
public sealed class ProfileTests : IDisposable
{
    private static readonly string[] Files = ["metrics.csv", "summary.csv", "replicates.csv", "table.md"];
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void Parts_add_up_to_the_whole(string jobs)
    {
        Assert.Equal(ExitCodes.Done, Do("a", "--profile", "--jobs", jobs));
        var lines = _output.ToString().Split('\n').SkipWhile(line => !line.StartsWith("part ", StringComparison.Ordinal)).Skip(1).ToList();
        var rows = lines.TakeWhile(line => !line.Contains("updates", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture));
        Assert.Superset(
            new HashSet<string> { "reading", "models", "references", "runs", "samples", "summaries", "tables", "figures", "page", "other" },
            rows.Keys.ToHashSet());
        var total = rows["total"];
        Assert.InRange(rows.Values.Sum() - total, total - (0.005 * rows.Count), total + (0.005 * rows.Count));
        Assert.Contains(lines, line => line.Contains("updates, each", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("bytes a node", StringComparison.Ordinal));
    }

    [Fact]
    public void Results_are_the_same_bytes_with_it_and_without()
    {
        Assert.Equal(ExitCodes.Done, Do("with", "--profile"));
        Assert.Equal(ExitCodes.Done, Do("without"));
        Assert.All(Files, file => Assert.Equal(
            File.ReadAllBytes(_folder[$"without/linear/{file}"]), File.ReadAllBytes(_folder[$"with/linear/{file}"])));
        Assert.Single(_output.ToString().Split('\n'), line => line.StartsWith("part ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_run_has_no_profile_and_its_own_exit_code()
    {
        Assert.Equal(ExitCodes.BadInput, Do("bad", "--profile", "--set", "run.until=never"));
        Assert.DoesNotContain("peak memory", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_within_another_is_counted_for_itself_and_only_what_was_done()
    {
        using var profile = new Profile();
        using (var runs = Work.On(Work.Runs))
        {
            using var samples = Work.On(Work.Samples);
            runs.Tell(12, 3);
        }

        var result = profile.Result();
        Assert.Equal([Work.Runs, Work.Samples, Profile.Other], result.Rows.Select(row => row.Part));
        Assert.Equal(result.Processor, result.Rows.Sum(row => row.Processor));
        Assert.Equal((12, 3), (result.Updates, result.Nodes));
    }

    [Fact]
    public void Without_a_profile_nothing_is_told() => Assert.Null(Work.On(Work.Runs));

    private int Do(string folder, params string[] more) => new CommandLine(_output, TextWriter.Null).Invoke(
        ["run", Path.Combine(Repository.Root, "scenarios", "linear.yaml"), "--replicates", "2", "--out", _folder[folder], .. more],
        TestContext.Current.CancellationToken);
}
