using System.Globalization;

namespace Hogwild.Models;

/// <summary>
/// Reads the classes of nodes from text: a whole number from 0 a node, one a line or in rows. What follows # or % is a comment. A word
/// above them is a heading.
/// </summary>
internal static class LabelFile
{
    /// <summary>The largest class.</summary>
    internal const int Largest = 999;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="TextFormatException">Something that is no class, or nothing at all.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static NumberTable Read(string path)
    {
        using var reader = new WordReader(path, ",;", "#%");
        var (values, places, notes) = (new List<double>(), new List<(int Line, int Column)>(), new List<string>());
        var faults = new List<TextFormatException>();
        var (heading, next) = (reader.NextWord(), (string?)null);
        var first = reader.Place;
        if (heading is not null && Headings.IsName(heading) && (next = reader.NextWord()) is not null && IsClass(next, out _))
        {
            notes.Add(Headings.Note(new Word(heading, first.Line, first.Column), path));
        }
        else if (heading is not null)
        {
            Add(heading, first);
        }

        for (var word = next ?? reader.NextWord(); word is not null; word = reader.NextWord())
        {
            Add(word, reader.Place);
        }

        TextFormatException.Throw(faults);
        var end = reader.Place;
        return places.Count == 0 ? throw new TextFormatException(path, 1, 1, "expected the class of every node, found none")
            : new NumberTable(path, places.Count, 1, [.. values], row => Text(row < places.Count ? places[row] : end)) { Notes = notes };

        void Add(string word, (int Line, int Column) at)
        {
            if (!IsClass(word, out var label) && faults.Count < RowReader.MostFaults)
            {
                faults.Add(new(path, at.Line, at.Column, $"{Expected(values.Count)}, found {WordReader.Found(word)}"));
            }

            values.Add(label);
            places.Add(at);
        }

        string Text((int Line, int Column) at) => string.Create(CultureInfo.InvariantCulture, $"{path}:{at.Line}:{at.Column}");
    }

    /// <summary>What is expected for a node.</summary>
    internal static string Expected(int node) => string.Create(
        CultureInfo.InvariantCulture, $"expected the class of node {node}, a whole number from 0 to {Largest}");

    private static bool IsClass(string word, out int label) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out label) && label <= Largest;
}
