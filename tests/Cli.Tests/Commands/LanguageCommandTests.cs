using Hogwild.Scenarios;

namespace Hogwild.Cli.Tests;

/// <summary>Commands that look the language up, or a scenario over, without running anything.</summary>
public sealed class LanguageCommandTests : IDisposable
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

    [Fact]
    public void The_schema_is_written_whole()
    {
        Assert.Equal(ExitCodes.Done, Invoke("schema"));
        Assert.Equal(ScenarioSchema.Text(), _output.ToString());
        Assert.Equal(ExitCodes.Done, Invoke("schema", "--out", _folder["s.json"]));
        Assert.Equal(ScenarioSchema.Text(), File.ReadAllText(_folder["s.json"]));
        Assert.Equal(ExitCodes.BadInput, Invoke("schema", "--out", _folder["none/s.json"]));
    }

    [Fact]
    public void All_faults_of_all_files_are_told_and_a_line_for_a_good_one()
    {
        var many = string.Join('\n', Enumerable.Range(0, 30).Select(number => $"key-{number}: 1"));
        var bad = _folder.Write("bad.yaml", $"seed: -1\nrun: {{ until: 5 }}\n{many}\n");
        var none = _folder["none.yaml"];
        Assert.Equal(ExitCodes.BadInput, Invoke("validate", bad, Shipped("quickstart"), none));
        Assert.Equal($"{Shipped("quickstart")}: can be used", Assert.Single(Lines(_output)));
        var faults = Lines(_error);
        Assert.Equal(35, faults.Length);
        Assert.Contains(faults, line => line.StartsWith($"{bad}:1:7: expected a whole number from 0", StringComparison.Ordinal));
        Assert.Equal($"{none}: expected a file, found none", faults[^1]);
        Assert.Equal(["bad.yaml"], _folder.List());
    }

    [Fact]
    public void Good_files_end_with_0_also_with_values_replaced()
    {
        Assert.Equal(ExitCodes.Done, Invoke("validate", Shipped("quickstart"), Shipped("linear"), "--set", "run.until=1s"));
        Assert.Equal(2, Lines(_output).Length);
        Assert.Equal(ExitCodes.BadInput, Invoke("validate", Shipped("linear"), "--set", "run.until=never"));
    }

    private static string[] Lines(StringWriter writer) => writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private static string Shipped(string name) => Path.Combine(Repository.Root, "scenarios", $"{name}.yaml");

    private int Invoke(params string[] arguments) => new CommandLine(_output, _error).Invoke(arguments, TestContext.Current.CancellationToken);
}
