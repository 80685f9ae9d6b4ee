using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The words of a text file, line by line. Words end at blanks and separators; what begins with a quotation mark goes on to the next one,
/// and what begins with a brace to the one that closes it. A comment goes on to the end of its line. Between two separators there is a
/// word.
/// </summary>
/// <param name="file">Path of the file.</param>
/// <param name="separators">What separates words beside blanks; none where blanks alone do.</param>
/// <param name="comments">What a comment begins with, at the beginning of a line or after a blank or separator.</param>
internal sealed class LineWords(string file, string separators, string comments) : IDisposable
{
    private readonly TextLines _lines = Said(file, () => new TextLines(file));
    private readonly List<Word> _words = [];
    private (int Line, int Column) _end = (1, 1);

    /// <summary>True where a line may end with a separator. Default false.</summary>
    internal bool MayEndOpen { get; init; }

    /// <summary>Where the line ends that was read last.</summary>
    internal (int Line, int Column) End => _end;

    /// <summary>What a comment begins with.</summary>
    internal string Comments { get; set; } = comments;

    /// <summary>The words of the next line that has some; null at the end of the file.</summary>
    /// <exception cref="TextFormatException">An empty cell, a quotation without its end, or no text.</exception>
    internal IReadOnlyList<Word>? Next()
    {
        while (Said(file, _lines.Next) is { } text)
        {
            _words.Clear();
            _end = (_lines.Number, text.Length + 1);
            Split(text);
            if (_words.Count > 0)
            {
                return _words;
            }
        }

        return null;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _lines.Dispose();

    private static T Said<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TextLineException error)
        {
            throw new TextFormatException(file, error.Line, error.Column, error.Message);
        }
    }

    private void Split(string text)
    {
        var (isOpen, at) = (true, 0);
        while (at < text.Length && !Comments.Contains(text[at], StringComparison.Ordinal))
        {
            if (separators.Contains(text[at], StringComparison.Ordinal))
            {
                isOpen = !isOpen ? true : throw Empty(at);
            }
            else if (!char.IsWhiteSpace(text[at]))
            {
                (isOpen, at) = (false, TakeWord(text, at));
                continue;
            }

            at++;
        }

        if (isOpen && _words.Count > 0 && !MayEndOpen)
        {
            throw Empty(at);
        }
    }

    /// <summary>Takes the word that begins at a place; the place after it.</summary>
    private int TakeWord(string text, int start)
    {
        var stop = text[start] switch
        {
            '"' => text.IndexOf('"', start + 1),
            '{' => Quoted.Closing(text, start),
            _ => start,
        };
        if (stop < start)
        {
            throw new TextFormatException(file, _lines.Number, start + 1, $"expected the end of '{Excerpt.Of(text[start..])}' on its line");
        }

        stop = stop > start ? stop + 1 : start;
        while (stop < text.Length && !char.IsWhiteSpace(text[stop]) && !separators.Contains(text[stop], StringComparison.Ordinal))
        {
            stop++;
        }

        var word = text[start..stop];
        _words.Add(new Word(word is ['"', .. var inner, '"'] ? inner : word, _lines.Number, start + 1));
        return stop;
    }

    private TextFormatException Empty(int at) =>
        new(file, _lines.Number, at + 1, "expected a value between two separators, found an empty cell");
}
