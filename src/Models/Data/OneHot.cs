namespace Hogwild.Models;

/// <summary>Whole numbers that name things, as numbers from 0 in ascending order, and as rows of zeros with one 1.</summary>
internal static class OneHot
{
    /// <summary>The rank of every number among those that there are, and these.</summary>
    internal static (int[] Ranks, int[] Values) Ranks(ReadOnlySpan<int> numbers)
    {
        int[] values = [.. numbers.ToArray().Distinct().Order()];
        var ranks = new int[numbers.Length];
        for (var k = 0; k < ranks.Length; k++)
        {
            ranks[k] = Array.BinarySearch(values, numbers[k]);
        }

        return (ranks, values);
    }

    /// <summary>Rows of zeros with a 1 for every column of a table of whole numbers.</summary>
    /// <param name="table">The table.</param>
    /// <param name="words">What its numbers are called.</param>
    /// <exception cref="DataFormatException">It has other numbers, or more different ones than labels are.</exception>
    internal static NumberTable Of(NumberTable table, TableWords words)
    {
        var (numbers, columns) = (table.Wholes(words), new List<(int[] Ranks, int[] Values)>());
        for (var column = 0; column < table.Width; column++)
        {
            columns.Add(Ranks([.. numbers.Where((_, index) => index % table.Width == column)]));
        }

        var width = columns.Sum(column => column.Values.Length);
        if (width > LabelFile.Largest + 1 || (double)width * table.Rows > Array.MaxLength)
        {
            throw new DataFormatException(
                table.File, $"expected at most {LabelFile.Largest + 1} different {words.Many}, found {width}");
        }

        var values = new double[table.Rows * width];
        for (var row = 0; row < table.Rows; row++)
        {
            var first = row * width;
            foreach (var (ranks, known) in columns)
            {
                values[first + ranks[row]] = 1;
                first += known.Length;
            }
        }

        return table with { Width = width, Values = values };
    }
}
