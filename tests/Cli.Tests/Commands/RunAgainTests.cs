using System.Net;
using System.Text.RegularExpressions;

namespace Hogwild.Cli.Tests;

/// <summary>The command that a page names makes the same files: to the byte, as the page says.</summary>
public sealed partial class RunAgainTests : IDisposable
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

    [Theory]
    [InlineData(
        ExitCodes.Done, "quickstart-attack", "attack.csv", "attack", "--bound", "3", "--budget", "12", "--look-ahead", "1",
        "--objective", "label-flips", "--seed", "7", "--set", "run.until=100ms", "--set", "run.replicates=2")]
    [InlineData(
        ExitCodes.Failed, "quickstart-order-insensitive", "gcn/counterexample.schedule.jsonl", "falsify", "--property", "order-insensitive",
        "--model", "gcn", "--bound", "2", "--max-tests", "20")]
    public void The_same_files_come_of_the_command_of_a_page(
        int code, string folder, string file, string command, params string[] options)
    {
        var scenario = Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");
        Assert.Equal(code, Invoke([command, scenario, .. options, "--out", _folder["a"]]));
        var page = File.ReadAllText(_folder[$"a/{folder}/report.html"]);
        var told = WebUtility.HtmlDecode(Command().Match(page).Groups[1].Value);
        string[] words = [.. Words().Matches(told).Select(word => word.Groups[1].Success ? word.Groups[1].Value : word.Value)];
        Assert.Equal(["hogwild", command, "quickstart.yaml"], words[..3]);
        Assert.Equal(code, Invoke([command, scenario, .. words[3..], "--out", _folder["b"]]));
        Assert.Equal(File.ReadAllBytes(_folder[$"a/{folder}/{file}"]), File.ReadAllBytes(_folder[$"b/{folder}/{file}"]));
    }

    [Fact]
    public void The_number_of_threads_changes_no_byte()
    {
        string[] options =
        [
            "--set", "models.pagerank.rule.grid.rows=40", "--set", "models.pagerank.rule.grid.columns=40", "--set", "figures.0.columns=40",
        ];
        foreach (var threads in new[] { "1", "2" })
        {
            Assert.Equal(
                ExitCodes.Done,
                Invoke(["run", Path.Combine(Repository.Root, "scenarios", "million-nodes.yaml"), .. options, "--threads", threads,
                    "--out", _folder[threads]]));
        }

        Assert.Equal(File.ReadAllBytes(_folder["1/million-nodes/metrics.csv"]), File.ReadAllBytes(_folder["2/million-nodes/metrics.csv"]));
        Assert.Equal(ExitCodes.BadInput, Invoke("run", "nothing.yaml", "--threads", "0"));
    }

    private int Invoke(params string[] arguments) =>
        new CommandLine(_output, _error).Invoke(arguments, TestContext.Current.CancellationToken);

    [GeneratedRegex("id=\"command\">([^<]*)<")]
    private static partial Regex Command();

    [GeneratedRegex("'([^']*)'|\\S+")]
    private static partial Regex Words();
}
