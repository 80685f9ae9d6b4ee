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
}
