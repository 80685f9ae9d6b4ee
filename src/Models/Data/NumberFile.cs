namespace Hogwild.Models;

/// <summary>
/// Reads a list of numbers: one a line, or in one row separated by commas, semicolons or blanks. Lines beginning with # are comments.
/// </summary>
public static class NumberFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="count">How many numbers are expected.</param>
    /// <exception cref="TextFormatException">Another count, or something that is no finite number.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static double[] Read(string path, int count)
    {
        var reader = new WordReader(path, ',', ';') { Comment = '#' };
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = reader.NextNumber($"number {i + 1} of {count}");
        }

        return reader.NextWord() is { } word
            ? throw reader.Error($"expected the end of the file after {count} numbers, found '{word}'")
            : numbers;
    }
}
