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
}
