namespace Hogwild.Cli.Tests;

public sealed class ParseErrorTests
{
    [Theory]
    [InlineData("--jobs: expected a whole number below 2147483648, found 'x'", "run", "s.yaml", "--jobs", "x")]
    [InlineData("--budget: expected a whole number below 2147483648, found '99999999999'", "attack", "s.yaml", "--budget", "99999999999")]
    [InlineData("--size: expected a whole number below 2147483648, found '1.5'", "bench", "--size", "1.5")]
    public void Options_say_what_they_expect_and_name_no_types(string message, params string[] arguments)
    {
        using var error = new StringWriter();
        Assert.Equal(ExitCodes.BadInput, new CommandLine(TextWriter.Null, error).Invoke(arguments, TestContext.Current.CancellationToken));
        Assert.Equal($"hogwild: {message}. Try: hogwild --help", error.ToString().TrimEnd());
    }

    [Theory]
    [InlineData("--budget 2000000000: expected a whole number from 10 to 1000000", "attack", "--bound", "3", "--budget", "2000000000")]
    [InlineData(
        "--max-activations 1001: expected a whole number from 0 to 1000",
        "falsify", "--property", "converges", "--max-activations", "1001")]
    public void Numbers_have_limits_where_the_work_has(string message, string command, params string[] options)
    {
        using var error = new StringWriter();
        var scenario = Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");
        Assert.Equal(
            ExitCodes.BadInput,
            new CommandLine(TextWriter.Null, error).Invoke([command, scenario, .. options], TestContext.Current.CancellationToken));
        Assert.Equal(message, error.ToString().TrimEnd());
    }

    [Fact]
    public void What_is_read_is_not_written_over()
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();
        var text = "models: { m: { rule: { kind: pagerank, edges: e.edges } } }\nscheduler: synchronous\nrun: { until: 1s }\n";
        var file = folder.Write("s.yaml", text);
        folder.Write("e.edges", "0 1\n1 0\n");
        Assert.Equal(
            ExitCodes.BadInput,
            new CommandLine(TextWriter.Null, error).Invoke(["schedule", file, "--out", file], TestContext.Current.CancellationToken));
        Assert.StartsWith($"--out {file}: expected another file than ", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(file));
    }
}
