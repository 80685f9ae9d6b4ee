using Hogwild.Experiments;

namespace Hogwild.Reports.Tests;

public sealed class ResultsFolderTests
{
    [Fact]
    public void Nothing_is_there_until_all_is_there()
    {
        using var root = new TemporaryFolder();
        using (var folder = ResultsFolder.Open(root["plots"], "x"))
        {
            Assert.Empty(root.List());
            WriteFile(folder, "run.json", "new");
            Assert.False(Directory.Exists(root["plots/x"]));
            folder.Commit();
        }

        Assert.Equal(["plots", "plots/x", "plots/x/run.json"], root.List());
    }

    [Fact]
    public void Old_results_are_replaced_as_a_whole()
    {
        using var root = new TemporaryFolder();
        root.Write("plots/x/run.json", "old");
        root.Write("plots/x/schedules/a.jsonl", "old");
        using var folder = ResultsFolder.Open(root["plots"], "x");
        WriteFile(folder, "run.json", "new");
        folder.Commit();
        Assert.Equal(["x", "x/run.json"], root.List("plots"));
        Assert.Equal("new", File.ReadAllText(root["plots/x/run.json"]));
    }

    [Fact]
    public void Old_results_stay_where_the_run_does_not_end()
    {
        using var root = new TemporaryFolder();
        root.Write("plots/x/run.json", "old");
        using (var folder = ResultsFolder.Open(root["plots"], "x"))
        {
            WriteFile(folder, "run.json", "new");
        }

        Assert.Equal(["x", "x/run.json"], root.List("plots"));
        Assert.Equal("old", File.ReadAllText(root["plots/x/run.json"]));
    }

    [Fact]
    public void What_a_killed_run_left_goes_with_the_next_one()
    {
        using var root = new TemporaryFolder();
        root.Write("plots/.x.partial-2147483647/run.json", "half");
        using var folder = ResultsFolder.Open(root["plots"], "x");
        WriteFile(folder, "run.json", "new");
        folder.Commit();
        Assert.Equal(["x", "x/run.json"], root.List("plots"));
    }

    [Fact]
    public void Results_that_a_killed_run_had_moved_aside_come_back()
    {
        using var root = new TemporaryFolder();
        root.Write("plots/.x.old-abc-2147483647/run.json", "old");
        using (ResultsFolder.Open(root["plots"], "x"))
        {
            Assert.Equal("old", File.ReadAllText(root["plots/x/run.json"]));
        }

        Assert.Equal(["x", "x/run.json"], root.List("plots"));
    }

    [Fact]
    public void Two_runs_of_one_process_do_not_share_a_temporary_folder()
    {
        using var root = new TemporaryFolder();
        using var one = ResultsFolder.Open(root["plots"], "x");
        using var other = ResultsFolder.Open(root["plots"], "x");
        Assert.NotEqual(one.Staging, other.Staging);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Results_need_a_folder(string parent) =>
        Assert.Contains("expected a folder", Assert.Throws<ScenarioException>(() =>
            ResultsFolder.Open(parent, "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_of_something_else_is_never_replaced()
    {
        using var root = new TemporaryFolder();
        root.Write("src/precious.cs", "code");
        var error = Assert.Throws<ScenarioException>(() => ResultsFolder.Open(root.Root, "src"));
        Assert.EndsWith(
            ": expected no folder, or one with results that may be replaced, found one without run.json; choose another --out",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_way_is_named()
    {
        using var root = new TemporaryFolder();
        var file = root.Write("plots", "a file");
        var error = Assert.Throws<ScenarioException>(() => ResultsFolder.Open(root["plots"], "x"));
        Assert.Equal($"{root["plots/x"]}: expected a folder for the results, found the file {file}", error.Message);
    }

    private static void WriteFile(ResultsFolder folder, string name, string text)
    {
        using var writer = new StreamWriter(folder.Create(name));
        writer.Write(text);
    }
}
