using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Reads a text file word by word, whatever lines they are on, and knows where each word stands.</summary>
internal sealed class WordReader(string file, string separators, string comments) : IDisposable
{
    private readonly LineWords _lines = new(file, separators, comments) { MayEndOpen = true };
    private IReadOnlyList<Word> _row = [];
    private int _next;

    internal string File => file;

    /// <summary>Where the word that was read last begins.</summary>
    internal (int Line, int Column) Place { get; private set; } = (1, 1);

    /// <summary>Where the line ends that was read last, which is where nothing is found at the end of the file.</summary>
    internal (int Line, int Column) End => _lines.End;

    /// <summary>What a comment begins with.</summary>
    internal string Comments
    {
        set => _lines.Comments = value;
    }

    /// <summary>Number of words that are left on the current line.</summary>
    internal int Left => _row.Count - _next;

    /// <summary>Leaves the rest of the current line unread.</summary>
    internal void SkipLine() => _next = _row.Count;

    /// <summary>The next word, on whichever line; null at the end of the file.</summary>
    internal string? NextWord()
    {
        if (_next == _row.Count)
        {
            if (_lines.Next() is not { } row)
            {
                (_row, _next, Place) = ([], 0, _lines.End);
                return null;
            }

            (_row, _next) = (row, 0);
        }

        var word = _row[_next++];
        Place = (word.Line, word.Column);
        return word.Text;
    }

    /// <summary>The next word as a whole number.</summary>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="least">The smallest that is read.</param>
    /// <param name="most">The largest that is read.</param>
    /// <param name="from">The smallest that is right, for messages, where who asks refuses more; null for <paramref name="least"/>.</param>
    internal int NextInteger(string what, int least, int most, int? from = null)
    {
        var word = NextWord();
        var isInteger = int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        return isInteger && value >= least && value <= most
            ? value
            : throw Error($"expected {what}, an integer from {from ?? least} to {most}, found {Found(word)}");
    }

    internal double NextNumber(string what)
    {
        var word = NextWord();
        return Numerals.TryRead(word, out var value) ? value : throw Error($"expected {what}, a finite number, found {Found(word)}");
    }

    /// <summary>There is a word too many on the line.</summary>
    internal TextFormatException TooMany(string because)
    {
        var word = NextWord();
        return Error($"expected the end of the line, since {because}, found {Found(word)}");
    }

    internal TextFormatException Error(string problem) => new(File, Place.Line, Place.Column, problem);

    internal static string Found(string? word) => word is null ? "the end of the file" : $"'{Excerpt.Of(word)}'";

    /// <summary>Closes the file.</summary>
    public void Dispose() => _lines.Dispose();
}
