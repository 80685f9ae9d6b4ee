using System.Globalization;

namespace Hogwild.Models;

/// <summary>Reads a text file word by word and knows where each word stands.</summary>
internal sealed class WordReader
{
    private readonly string[] _lines;
    private readonly char[] _separators;
    private int _line;
    private int _column;

    internal WordReader(string file, params char[] separators)
    {
        File = file;
        _lines = System.IO.File.ReadAllLines(file);
        _separators = separators;
    }

    internal string File { get; }

    /// <summary>Lines that begin with this character are skipped; none are as long as it is the zero character.</summary>
    internal char Comment { get; set; }

    /// <summary>Where the word that was read last begins.</summary>
    internal (int Line, int Column) Place { get; private set; } = (1, 1);

    /// <summary>Leaves the rest of the current line unread.</summary>
    internal void SkipLine() => (_line, _column) = (_line + 1, 0);

    /// <summary>The next word, on whichever line; null at the end of the file.</summary>
    internal string? NextWord()
    {
        while (_line < _lines.Length)
        {
            var text = _lines[_line];
            if (_column == 0 && text.TrimStart().StartsWith(Comment))
            {
                _line++;
                continue;
            }

            while (_column < text.Length && Separates(text[_column]))
            {
                _column++;
            }

            if (_column < text.Length)
            {
                var start = _column;
                while (_column < text.Length && !Separates(text[_column]))
                {
                    _column++;
                }

                Place = (_line + 1, start + 1);
                return text[start.._column];
            }

            (_line, _column) = (_line + 1, 0);
        }

        Place = (Math.Max(1, _lines.Length), _lines.Length == 0 ? 1 : _lines[^1].Length + 1);
        return null;
    }

    internal int NextInteger(string what, int least, int most)
    {
        var word = NextWord();
        var isInteger = int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        return isInteger && value >= least && value <= most
            ? value
            : throw Error($"expected {what}, an integer from {least} to {most}, found {Found(word)}");
    }

    internal double NextNumber(string what)
    {
        var word = NextWord();
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Error($"expected {what}, a finite number, found {Found(word)}");
    }

    internal TextFormatException Error(string problem) => new(File, Place.Line, Place.Column, problem);

    internal static string Found(string? word) => word is null ? "the end of the file" : $"'{word}'";

    private bool Separates(char character) => char.IsWhiteSpace(character) || Array.IndexOf(_separators, character) >= 0;
}
