using System.Security.Cryptography;
using System.Text;

namespace Hogwild.Cli.Tests;

/// <summary>
/// What shipped scenarios come out as, to the byte. The hashes in <c>results.sha256</c> were written down before the libraries were taken
/// apart; a change of one of them is a change of results, and belongs into the change log with its reason.
/// </summary>
public sealed class GoldenResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("quickstart")]
    [InlineData("faults")]
    [InlineData("adversary")]
    [InlineData("linear")]
    [InlineData("energy-bounded")]
    [InlineData("measured")]
    [InlineData("classical/consensus")]
    [InlineData("classical/linear-systems")]
    [InlineData("classical/routes")]
    public void A_run_has_the_tables_and_schedules_it_had(string scenario)
    {
        Assert.Equal(ExitCodes.Done, Do("run", Shipped(scenario), "--record"));
        Check(Path.GetFileName(scenario));
    }

    [Fact]
    public void A_threshold_has_the_tables_it_had()
    {
        Assert.Equal(ExitCodes.Done, Do(
            "threshold", Shipped("self-arc"), "--set", "threshold.and.values=[1, 3]", "--set", "threshold.resolution=0.01"));
        Check("self-arc-threshold");
    }

    [Fact]
    public void A_counterexample_is_the_one_it_was()
    {
        Assert.Equal(ExitCodes.Failed, Do("falsify", Shipped("quickstart"), "--property", "order-insensitive"));
        Check("quickstart-order-insensitive");
    }

    public void Dispose() => _folder.Dispose();

    private static string Shipped(string scenario) => Path.Combine(Repository.Root, "scenarios", $"{scenario}.yaml");

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private int Do(params string[] arguments) => new CommandLine(TextWriter.Null, TextWriter.Null)
        .Invoke([.. arguments, "--out", _folder.Root], TestContext.Current.CancellationToken);

    private void Check(string results)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Cli.Tests", "Results", "results.sha256"))
            .Select(line => line.Split("  ")).Where(line => line[1].StartsWith($"{results}/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal(line[0], Of(_folder[line[1]])));
    }

    /// <summary>Of a file its hash; of a folder that of the list of its files with their hashes.</summary>
    private static string Of(string path) => File.Exists(path) ? Hash(File.ReadAllBytes(path)) : Hash(Encoding.UTF8.GetBytes(string.Concat(
        Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Select(file =>
            $"{Hash(File.ReadAllBytes(file))}  {Path.GetFileName(file)}\n"))));
}
