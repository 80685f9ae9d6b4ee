using System.Globalization;

namespace Hogwild.Models;

/// <summary>
/// Reads a text file line by line, each a row of words, and knows where each word stands. Lines that begin with # are comments.
/// </summary>
internal sealed class RowReader(string file)
{
    private const int LargestNode = 9_999_999;
    private readonly WordReader _reader = new(file, ',', ';') { Comment = '#' };
    private readonly List<(string Text, int Line, int Column)> _row = [];
    private (string Text, int Line, int Column)? _ahead;

    /// <summary>Number of words in the row.</summary>
    internal int Count => _row.Count;

    /// <summary>Goes to the next line that has words.</summary>
    /// <param name="form">What a line holds, for messages.</param>
    /// <param name="least">The fewest words that are allowed.</param>
    /// <param name="most">The most words that are allowed.</param>
    /// <returns>False at the end of the file.</returns>
    internal bool Next(string form, int least, int most)
    {
        _row.Clear();
        for (var word = _ahead ?? Read(); word is { } found; word = Read())
        {
            _ahead = null;
            if (_row.Count > 0 && found.Line != _row[0].Line)
            {
                _ahead = found;
                break;
            }

            _row.Add(found);
        }

        if (_row.Count == 0)
        {
            return false;
        }

        return _row.Count < least ? throw Error(0, $"expected {form}, found {_row.Count} numbers")
            : _row.Count > most ? throw Error(most, $"expected the end of the line after {form}, found '{_row[most].Text}'")
            : true;
    }

    /// <summary>The word at <paramref name="index"/> as the number of a node, counted from 0.</summary>
    internal int Node(int index) =>
        int.TryParse(_row[index].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var node) && node <= LargestNode
            ? node
            : throw Error(index, $"expected a node, a whole number from 0 to {LargestNode}, found '{_row[index].Text}'");

    /// <summary>The word at <paramref name="index"/> as a finite number.</summary>
    internal double Number(int index, string what) =>
        double.TryParse(_row[index].Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Error(index, $"expected {what}, a finite number, found '{_row[index].Text}'");

    /// <summary>An error at the word at <paramref name="index"/>.</summary>
    internal TextFormatException Error(int index, string problem) => new(file, _row[index].Line, _row[index].Column, problem);

    private (string Text, int Line, int Column)? Read() =>
        _reader.NextWord() is { } word ? (word, _reader.Place.Line, _reader.Place.Column) : null;
}
