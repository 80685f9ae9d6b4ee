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

        Assert.Equal(["plots", "plots/x", "plots/x/.hogwild", "plots/x/run.json"], root.List());
    }

    [Fact]
    public void Old_results_are_replaced_as_a_whole()
    {
        using var root = new TemporaryFolder();
        root.Write("plots/x/run.json", "old");
        root.Write("plots/x/schedules/a.jsonl", "old");
        ResultsMark.Write(root["plots/x"], ["run.json", "schedules/a.jsonl"]);
        using var folder = ResultsFolder.Open(root["plots"], "x");
        WriteFile(folder, "run.json", "new");
        folder.Commit();
        Assert.Equal(["x", "x/.hogwild", "x/run.json"], root.List("plots"));
        Assert.Equal("new", File.ReadAllText(root["plots/x/run.json"]));
    }

    [Fact]
    public void Old_results_stay_where_the_run_does_not_end()
    {
        using var root = new TemporaryFolder();
        root.Write("plots/x/run.json", "old");
        ResultsMark.Write(root["plots/x"], ["run.json"]);
        using (var folder = ResultsFolder.Open(root["plots"], "x"))
        {
            WriteFile(folder, "run.json", "new");
        }

        Assert.Equal(["x", "x/.hogwild", "x/run.json"], root.List("plots"));
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
        Assert.Equal(["x", "x/.hogwild", "x/run.json"], root.List("plots"));
    }

    [Fact]
    public void Results_that_a_killed_run_had_moved_aside_come_back()
    {
        using var root = new TemporaryFolder();
        root.Write("plots/.x.old-abc-2147483647/run.json", "old");
        ResultsMark.Write(root["plots/.x.old-abc-2147483647"], ["run.json"]);
        using (ResultsFolder.Open(root["plots"], "x"))
        {
            Assert.Equal("old", File.ReadAllText(root["plots/x/run.json"]));
        }

        Assert.Equal(["x", "x/.hogwild", "x/run.json"], root.List("plots"));
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

    [Fact]
    public void Only_a_folder_with_our_mark_and_nothing_else_in_it_is_replaced()
    {
        using var root = new TemporaryFolder();
        root.Write("q/run.json", "{\"mine\":1}");
        root.Write("q/thesis.txt", "years");
        Assert.Contains(
            "found one without the mark .hogwild, so it is of an earlier version or not of this program; move or remove it, or choose "
                + "another --out",
            Assert.Throws<ScenarioException>(() => ResultsFolder.Open(root.Root, "q")).Message,
            StringComparison.Ordinal);
        ResultsMark.Write(root["q"], ["run.json"]);
        Assert.StartsWith(
            root["q/thesis.txt"],
            Assert.Throws<ScenarioException>(() => ResultsFolder.Open(root.Root, "q")).Message,
            StringComparison.Ordinal);
        Assert.Equal("years", File.ReadAllText(root["q/thesis.txt"]));
        File.Delete(root["q/thesis.txt"]);
        using var folder = ResultsFolder.Open(root.Root, "q");
    }

    [Fact]
    public void What_somebody_puts_beside_results_while_others_are_computed_is_kept_aside()
    {
        using var root = new TemporaryFolder();
        root.Write("q/run.json", "old");
        ResultsMark.Write(root["q"], ["run.json"]);
        using var folder = ResultsFolder.Open(root.Root, "q");
        WriteFile(folder, "run.json", "new");
        root.Write("q/notes.md", "notes");
        folder.Commit();
        Assert.Equal("new", File.ReadAllText(root["q/run.json"]));
        Assert.Equal("notes", File.ReadAllText(Path.Combine(folder.KeptAside!, "notes.md")));
    }

    [Theory]
    [InlineData("real")]
    [InlineData("nowhere")]
    public void A_link_in_the_place_of_results_is_refused_and_stays(string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        using var root = new TemporaryFolder();
        root.Write("real/run.json", "old");
        ResultsMark.Write(root["real"], ["run.json"]);
        Directory.CreateSymbolicLink(root["q"], target);
        Assert.Contains(
            "link", Assert.Throws<ScenarioException>(() => ResultsFolder.Open(root.Root, "q")).Message, StringComparison.Ordinal);
        Assert.Equal(target, new FileInfo(root["q"]).LinkTarget);
        Assert.Equal("old", File.ReadAllText(root["real/run.json"]));
    }

    [Fact]
    public void A_link_to_the_folder_of_all_results_is_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        using var root = new TemporaryFolder();
        Directory.CreateDirectory(root["real"]);
        Directory.CreateSymbolicLink(root["plots"], root["real"]);
        using var folder = ResultsFolder.Open(root["plots"], "x");
        WriteFile(folder, "run.json", "new");
        folder.Commit();
        Assert.True(File.Exists(root["real/x/run.json"]));
        Assert.Equal(root["real"], new FileInfo(root["plots"]).LinkTarget);
    }

    [Fact]
    public void A_link_in_the_place_of_a_file_stays_and_what_it_leads_to_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        using var root = new TemporaryFolder();
        root.Write("real.txt", "old");
        File.CreateSymbolicLink(root["link.txt"], "real.txt");
        AtomicFile.Write(root["link.txt"], stream => stream.Write("new"u8));
        Assert.Equal("real.txt", new FileInfo(root["link.txt"]).LinkTarget);
        Assert.Equal("new", File.ReadAllText(root["real.txt"]));
    }

    [Fact]
    public void A_folder_that_was_closed_takes_no_more_files()
    {
        using var root = new TemporaryFolder();
        var folder = ResultsFolder.Open(root.Root, "q");
        WriteFile(folder, "run.json", "half");
        folder.Dispose();
        Assert.Throws<ObjectDisposedException>(() => folder.Create("late.csv"));
        Assert.Empty(root.List());
    }

    private static void WriteFile(ResultsFolder folder, string name, string text)
    {
        using var writer = new StreamWriter(folder.Create(name));
        writer.Write(text);
    }
}
