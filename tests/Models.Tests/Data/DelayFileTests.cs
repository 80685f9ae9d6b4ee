using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

public sealed class DelayFileTests
{
    [Theory]
    [InlineData("0 2 NaN\n2 0 3\nNaN 3 0\n")]
    [InlineData("0 2 -1\n2 0 3\n-1 3 0\n")]
    [InlineData("0,2,NA\n2,0,3 # a comment\nNA,3,0\n")]
    [InlineData("nan 2 inf\n2 -1 3\ninf 3 NaN\n")]
    [InlineData("0 2 0\n2 0 3\n0 3 0\n")]
    public void What_was_not_measured_has_many_signs(string text)
    {
        using var file = new TemporaryFile(text);
        var trace = DelayFile.Read([file.Path], 10, TimeSpan.FromSeconds(1));
        Assert.Equal(
            (20, DelayTrace.Missing, 30, DelayTrace.Missing),
            (trace.Delay(0, 1, 0), trace.Delay(0, 2, 0), trace.Delay(1, 2, 0), trace.Delay(2, 0, 0)));
    }

    [Theory]
    [InlineData("", "1:1: expected a square matrix, found 0 rows")]
    [InlineData("0 1\n-2 0\n", "2:1: expected a delay of at least 0, found -2 (-1 and NaN were not measured)")]
    [InlineData("0,1\n,0\n", "2:1: expected a value between two separators, found an empty cell")]
    public void A_wrong_matrix_is_named(string text, string message)
    {
        using var file = new TemporaryFile(text);
        var error = Assert.Throws<TextFormatException>(() => DelayFile.Read([file.Path], 1, TimeSpan.FromSeconds(1)));
        Assert.Equal($"{file.Path}:{message}", error.Message);
    }
}
