using System.Globalization;

namespace Hogwild.Models;

/// <summary>
/// Reads a text file line by line, each a row of words separated by blanks, commas or semicolons, and knows where each word stands.
/// What follows # or % is a comment.
/// </summary>
internal sealed class RowReader(string file) : IDisposable
{
    internal const int LargestNode = 9_999_999;

    // Enough to see what is wrong with a file; one of another kind has as many as lines.
    internal const int MostFaults = 5;

    private readonly LineWords _lines = new(file, ",;", "#%");

    /// <summary>The words of the row.</summary>
    internal IReadOnlyList<Word> Row { get; set; } = [];

    /// <summary>Number of words in the row.</summary>
    internal int Count => Row.Count;

    /// <summary>Goes to the next line that has words.</summary>
    /// <param name="form">What a line holds, for messages.</param>
    /// <param name="least">The fewest words that are allowed.</param>
    /// <param name="most">The most words that are allowed.</param>
    /// <returns>False at the end of the file.</returns>
    internal bool Next(string form, int least, int most)
    {
        Row = _lines.Next() ?? [];
        return Count == 0 ? false
            : Count < least ? throw Error(0, $"expected {form}, found {(Count == 1 ? "one value" : $"{Count} values")}")
            : Count > most ? throw Error(most, $"expected the end of the line after {form}, found {Found(most)}")
            : true;
    }

    /// <summary>
    /// Reads row after row. One that is wrong does not keep the others from being looked at, so that all are told at once.
    /// </summary>
    /// <param name="next">Goes to the next row.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="TextFormatException">Rows are wrong; of more than five the first ones are told.</exception>
    internal static void Each(Func<bool> next, Action read)
    {
        var faults = new List<TextFormatException>();
        for (var isMore = true; isMore && faults.Count < MostFaults;)
        {
            try
            {
                isMore = next();
                if (isMore)
                {
                    read();
                }
            }
            catch (TextFormatException error)
            {
                faults.Add(error);
            }
        }

        TextFormatException.Throw(faults);
    }

    /// <summary>The word at <paramref name="index"/> as the number of a node, counted from 0.</summary>
    internal int Node(int index) => TryNode(Row[index].Text, out var node)
        ? node : throw Error(index, $"expected a node, a whole number from 0 to {LargestNode}, found {Found(index)}");

    /// <summary>The word at <paramref name="index"/> as the number of a node, counted from <paramref name="first"/> in the file.</summary>
    internal int Node(int index, int first) => Node(index) is var node && node >= first
        ? node - first : throw Error(index, $"expected a node, a whole number from {first} to {LargestNode}, found {Found(index)}");

    /// <summary>The word at <paramref name="index"/> as a finite number.</summary>
    internal double Number(int index, string what, string hint = "") => Numerals.TryRead(Row[index].Text, out var value)
        ? value : throw Error(index, $"expected {what}, a finite number, found {Found(index)}{hint}");

    /// <summary>How messages show the word at <paramref name="index"/>.</summary>
    internal string Found(int index) => WordReader.Found(Row[index].Text);

    /// <summary>An error at the word at <paramref name="index"/>.</summary>
    internal TextFormatException Error(int index, string problem) => Error(Row[index], problem);

    /// <summary>An error at a word.</summary>
    internal TextFormatException Error(Word word, string problem) => new(file, word.Line, word.Column, problem);

    /// <summary>Whether a word is the number of a node.</summary>
    internal static bool TryNode(string text, out int node) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out node) && node <= LargestNode;

    /// <summary>Closes the file.</summary>
    public void Dispose() => _lines.Dispose();
}
