using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads a list of numbers: one a line, or in one row separated by commas, semicolons or blanks. What follows # or % is a comment.
/// </summary>
public static class NumberFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="count">How many numbers are expected.</param>
    /// <param name="because">Why so many, for messages: the other file that has to agree; null where nothing is to be said.</param>
    /// <exception cref="TextFormatException">Another count, an empty cell, or something that is no finite number.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static double[] Read(string path, int count, string? because = null)
    {
        using var work = Work.On(Work.Reading);
        using var reader = new WordReader(path, ",;", "#%");
        var (numbers, faults) = (new List<double>(), new List<TextFormatException>());
        while (reader.NextWord() is { } word)
        {
            if (numbers.Count == count)
            {
                faults.Add(reader.Error(
                    $"expected the end of the file after {Text(count, "number")}, found {WordReader.Found(word)}{Reason("more")}"));
                break;
            }

            if (!Numerals.TryRead(word, out var value) && faults.Count < RowReader.MostFaults)
            {
                faults.Add(reader.Error($"expected {Which()}, a finite number, found {WordReader.Found(word)}"));
            }

            numbers.Add(value);
        }

        TextFormatException.Throw(faults);
        return numbers.Count == count ? [.. numbers]
            : throw reader.Error($"expected {Which()}, a finite number, found the end of the file{Reason(Text(numbers.Count, "value"))}");

        string Which() => $"number {numbers.Count + 1} of {count}";

        static string Text(int count, string what) => count == 1 ? $"one {what}" : $"{count} {what}s";

        string Reason(string found) => because is null ? string.Empty : $": {because}, {Path.GetFileName(path)} has {found}";
    }

    /// <summary>Reads a file of whole numbers of at least 0, as <see cref="Read"/> does.</summary>
    /// <param name="file">The file.</param>
    /// <param name="count">How many numbers are expected.</param>
    /// <param name="what">What each is, for messages.</param>
    /// <exception cref="DataFormatException">Another count, an empty cell, or something that is no such number.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static int[] ReadWhole(InputFile file, int count, string what)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var work = Work.On(Work.Reading);
        return DataFaults.Said(file, () => ReadWhole(file.FullPath, count, what));
    }

    private static int[] ReadWhole(string path, int count, string what)
    {
        using var reader = new WordReader(path, ",;", "#%");
        var (numbers, faults) = (new int[count], new List<TextFormatException>());
        for (var k = 0; k < count && faults.Count < RowReader.MostFaults; k++)
        {
            try
            {
                numbers[k] = reader.NextInteger($"{what} (number {k + 1} of {count})", 0, int.MaxValue);
            }
            catch (TextFormatException error)
            {
                faults.Add(error);
                k = reader.Place == reader.End ? count : k;
            }
        }

        TextFormatException.Throw(faults);
        return reader.NextWord() is { } word
            ? throw reader.Error($"expected the end of the file after {count} numbers, found {WordReader.Found(word)}")
            : numbers;
    }
}
