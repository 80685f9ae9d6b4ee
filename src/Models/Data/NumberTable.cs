using System.Globalization;

namespace Hogwild.Models;

/// <summary>Rows of numbers from a file, one a node.</summary>
/// <param name="File">The file as it was named, for messages.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Width">Numbers in each of them.</param>
/// <param name="Values">All numbers, row by row.</param>
/// <param name="PlaceOf">Where a row begins, for messages; behind the last row, where the file ends.</param>
internal sealed record NumberTable(string File, int Rows, int Width, double[] Values, Func<int, string> PlaceOf)
{
    /// <summary>The most numbers of a row: every rule has matrices as wide.</summary>
    internal const int MostColumns = 1_000_000;

    /// <summary>What whoever reads the file should know of it.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The rows of one table with those of another behind them.</summary>
    internal static NumberTable Beside(NumberTable one, NumberTable other)
    {
        var width = one.Width + other.Width;
        var values = new double[one.Rows * width];
        for (var row = 0; row < one.Rows; row++)
        {
            one.Row(row).CopyTo(values.AsSpan(row * width));
            other.Row(row).CopyTo(values.AsSpan((row * width) + one.Width));
        }

        return one with { Width = width, Values = values };
    }

    /// <summary>The numbers of a row.</summary>
    internal ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Width, Width);

    /// <summary>The numbers, which must be whole.</summary>
    /// <param name="words">What they are called.</param>
    /// <exception cref="DataFormatException">Some are not; the first of them are told.</exception>
    internal int[] Wholes(TableWords words)
    {
        var faults = new DataFaults();
        foreach (var odd in Enumerable.Range(0, Values.Length).Where(IsOdd).Take(RowReader.MostFaults))
        {
            faults.Add(PlaceOf(odd / Width), string.Create(
                CultureInfo.InvariantCulture, $"expected {words.Cell(odd % Width, odd / Width)}, a whole number, found {Values[odd]}"));
        }

        faults.Throw();
        return [.. Values.Select(value => (int)value)];

        bool IsOdd(int index) => Values[index] != Math.Truncate(Values[index]) || Math.Abs(Values[index]) > int.MaxValue;
    }
}
