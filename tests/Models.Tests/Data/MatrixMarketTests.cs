namespace Hogwild.Models.Tests.Data;

public class MatrixMarketTests
{
    [Fact]
    public void Coordinates_are_read_with_comments_and_in_any_order()
    {
        var matrix = Read("%%MatrixMarket matrix coordinate real general\n% a comment\n\n2 3 3\n2 1  -1.5e0\n1 3 2\n\n1 1 .25\n");
        Assert.Equal((2, 3), (matrix.Rows, matrix.Columns));
        Assert.Equal([(0, 0, 0.25), (0, 2, 2.0), (1, 0, -1.5)], matrix.Entries.ToArray());
    }

    [Theory]
    [InlineData("symmetric", 5)]
    [InlineData("skew-symmetric", -5)]
    public void The_other_half_follows_from_the_symmetry(string symmetry, double mirrored)
    {
        var matrix = Read($"%%matrixmarket MATRIX Coordinate Integer {symmetry}\n2 2 1\n2 1 5");
        Assert.Equal([(0, 1, mirrored), (1, 0, 5.0)], matrix.Entries.ToArray());
    }

    [Theory]
    [InlineData("symmetric", 1.0)]
    [InlineData("skew-symmetric", -1.0)]
    public void Either_half_may_be_given(string symmetry, double mirrored)
    {
        var matrix = Read($"%%MatrixMarket matrix coordinate real {symmetry}\n%\n3 3 2\n1 2 1.0D+00\n3 2 1d0\n");
        Assert.Equal([(0, 1, 1), (1, 0, mirrored), (1, 2, mirrored), (2, 1, 1)], matrix.Entries.ToArray());
    }

    [Fact]
    public void The_entries_of_a_pattern_are_1()
    {
        var matrix = Read("%%MatrixMarket matrix coordinate pattern symmetric\n%\n3 3 2\n2 1\n3 2\n");
        Assert.Equal([(0, 1, 1), (1, 0, 1), (1, 2, 1), (2, 1, 1)], matrix.Entries.ToArray());
    }

    [Fact]
    public void Rows_that_do_not_fit_into_memory_are_refused_by_the_size_line()
    {
        Assert.Equal(
            "expected a graph that fits into 16 GB of memory, found 67,108,864 nodes with 0 arcs, which take at least 40.3 GB",
            GraphMemory.Misfit(1 << 26, 0, 16e9));
        Assert.Null(GraphMemory.Misfit(1 << 20, 1 << 21, 16e9));
    }

    [Fact]
    public void Arrays_are_read_by_columns()
    {
        Assert.Equal(new double[,] { { 1, 3 }, { 2, 4 } }, Read("%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n4\n").ToDense());
        Assert.Equal(new double[,] { { 1, 2 }, { 2, 3 } }, Read("%%MatrixMarket matrix array real symmetric\n2 2\n1 2 3").ToDense());
        Assert.Equal(new double[,] { { 0, -2 }, { 2, 0 } }, Read("%%MatrixMarket matrix array real skew-symmetric\n2 2\n2").ToDense());
    }

    [Theory]
    [InlineData("", 1, 1, "expected %%MatrixMarket in the first line, found the end of the file")]
    [InlineData("%%MatrixMarket matrix coordinate real general\nx 2 1\n", 2, 1, "the number of rows, an integer from 1 to 67108864")]
    [InlineData("%%MatrixMarket matrix coordinate pattern general\n2 2 1\n1 2 1\n", 3, 5, "entries of a pattern have no values, found '1'")]
    [InlineData("%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n2 1 0.5\n3 1 2\n", 3, 5, "have no values, found '0.5'")]
    [InlineData("%%MatrixMarket matrix coordinate integer general\n2 2 1\n1 2 0.5\n", 3, 5, "line says 'integer', found '0.5'")]
    [InlineData("%%MatrixMarket matrix array integer general\n1 1\n1e-3\n", 3, 1, "'integer', found '0.001'")]
    [InlineData("%%MatrixMarket matrix\ncoordinate real general\n", 2, 1, "in the first line")]
    [InlineData("%%MatrixMarket matrix coordinate complex general\n", 1, 34, "found 'complex'")]
    [InlineData("%%MatrixMarket matrix array pattern general\n", 1, 29, "found 'pattern'")]
    [InlineData("%%MatrixMarket matrix coordinate pattern skew-symmetric\n", 1, 42, "found 'skew-symmetric'")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 x 1\n", 2, 3, "number of columns")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n3 1 1\n", 3, 1, "integer from 1 to 2, found '3'")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 0 1\n", 3, 3, "a column")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 nan\n", 3, 5, "finite number, found 'nan'")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n", 3, 6, "end of the file")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 1\n  2 2 1\n", 4, 3, "expected the end of the file, found '2'")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n1 1 2\n", 4, 1, "(1, 1) appears twice")]
    [InlineData("%%MatrixMarket matrix coordinate real symmetric\n2 2 2\n1 2 1\n2 1 1\n", 4, 1, "(2, 1) appears twice, in one half")]
    [InlineData("%%MatrixMarket matrix coordinate real skew-symmetric\n3 3 1\n2 2 5\n", 3, 1, "on the diagonal")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n0 0 0\n", 2, 3, "no nodes in file")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n1,1,1\n", 3, 1, "found '1,1,1'")]
    [InlineData("%%MatrixMarket matrix coordinate real symmetric\n2 3 0\n", 2, 3, "square symmetric matrix")]
    [InlineData("%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n", 5, 2, "entry (2, 2)")]
    public void Errors_give_the_place_and_what_was_expected(string text, int line, int column, string expected)
    {
        using var file = new TemporaryFile(text);
        var error = Assert.Throws<TextFormatException>(() => MatrixMarket.Read(file.Path));
        Assert.Equal((file.Path, line, column), (error.File, error.Line, error.Column));
        Assert.StartsWith($"{file.Path}:{line}:{column}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static SparseMatrix Read(string text)
    {
        using var file = new TemporaryFile(text);
        return MatrixMarket.Read(file.Path);
    }
}
