namespace Hogwild.Cli.Tests;

public sealed class ResultsTableTests
{
    [Theory]
    [InlineData(200, true)]
    [InlineData(120, false)]
    [InlineData(100, false)]
    public void A_narrow_terminal_goes_without_columns_but_never_without_names_and_outcomes(int width, bool hasAll)
    {
        var lines = Table(width);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.Equal(hasAll, lines.Any(line => line.Contains("messages", StringComparison.Ordinal)));
        var row = Assert.Single(lines, line => line.Contains("│ ignn       │ asynchronous │", StringComparison.Ordinal));
        Assert.Contains("100.0 %", row, StringComparison.Ordinal);
        Assert.Contains("(1.02 ± 0.28)×10⁻⁹", row, StringComparison.Ordinal);
        Assert.Contains("converged 32/32", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_that_no_model_has_are_no_columns() =>
        Assert.DoesNotContain(Table(200), line => line.Contains("tolerance", StringComparison.Ordinal));

    private static string[] Table(int width)
    {
        using var writer = new StringWriter();
        RunPrinter.Write(writer, Synthetic.Scenario(), Synthetic.Models(32, 3), width);
        return writer.ToString().Split(writer.NewLine);
    }
}
