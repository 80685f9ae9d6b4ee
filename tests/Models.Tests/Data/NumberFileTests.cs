namespace Hogwild.Models.Tests.Data;

public class NumberFileTests
{
    [Theory]
    [InlineData("1\n-2.5\n3e0\n")]
    [InlineData("1, -2.5, 3")]
    [InlineData("# bias\n1;-2.5;3\n# end\n\n")]
    [InlineData("\uFEFF1 # first\r\n-2.5D+00\r\n% two\r\n0.3E1\r\n")]
    public void Numbers_stand_one_a_line_or_in_a_row(string text)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal([1, -2.5, 3], NumberFile.Read(file.Path, 3));
    }

    [Theory]
    [InlineData("1,2", 1, 4, "number 3 of 3")]
    [InlineData("1\nx\n3", 2, 1, "found 'x'")]
    [InlineData("1,2,3,\n4", 2, 1, "after 3 numbers, found '4'")]
    [InlineData("1,,3,4", 1, 3, "found an empty cell")]
    [InlineData("1;3; ;4", 1, 6, "found an empty cell")]
    [InlineData("1\n,3\n4", 2, 1, "found an empty cell")]
    public void Errors_give_the_place(string text, int line, int column, string expected)
    {
        using var file = new TemporaryFile(text);
        var error = Assert.Throws<TextFormatException>(() => NumberFile.Read(file.Path, 3));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_two_files_disagree_both_are_named()
    {
        using var file = new TemporaryFile("1\n2\n3\n4\n");
        var error = Assert.Throws<TextFormatException>(() => NumberFile.Read(file.Path, 5, "ring.edges has nodes 0 to 4")).Message;
        Assert.Equal(
            $"{file.Path}:4:2: expected number 5 of 5, a finite number, found the end of the file: ring.edges has nodes 0 to 4, "
                + "file has 4 values",
            error);
        error = Assert.Throws<TextFormatException>(() => NumberFile.Read(file.Path, 2, "a.mtx has 2 rows")).Message;
        Assert.EndsWith(":3:1: expected the end of the file after 2 numbers, found '3': a.mtx has 2 rows, file has more", error,
            StringComparison.Ordinal);
    }
}
