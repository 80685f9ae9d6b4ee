namespace Hogwild.Models.Tests.Data;

public class NumberFileTests
{
    [Theory]
    [InlineData("1\n-2.5\n3e0\n")]
    [InlineData("1, -2.5, 3")]
    [InlineData("# bias\n1;-2.5;3\n# end\n\n")]
    public void Numbers_stand_one_a_line_or_in_a_row(string text)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal([1, -2.5, 3], NumberFile.Read(file.Path, 3));
    }

    [Theory]
    [InlineData("1,2", 1, 4, "number 3 of 3")]
    [InlineData("1\nx\n3", 2, 1, "found 'x'")]
    [InlineData("1,2,3,\n4", 2, 1, "after 3 numbers, found '4'")]
    public void Errors_give_the_place(string text, int line, int column, string expected)
    {
        using var file = new TemporaryFile(text);
        var error = Assert.Throws<TextFormatException>(() => NumberFile.Read(file.Path, 3));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
