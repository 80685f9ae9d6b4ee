using System.Text;

namespace Hogwild.Simulation;

/// <summary>The lines of a text in UTF-8, one at a time, whatever they end with. A byte order mark is no part of the text.</summary>
internal sealed class TextLines : IDisposable
{
    private const int LongestLine = 1 << 28;

    // No character; stands for bytes that are not UTF-8.
    private const char Invalid = '\uFFFF';
    private const char Mark = '\uFEFF';

    private readonly StreamReader _reader;
    private readonly char[] _buffer = new char[1 << 14];
    private readonly StringBuilder _text = new();
    private int _at;
    private int _end;

    /// <summary>The lines of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="TextLineException">As <see cref="DataFile.Open"/>.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public TextLines(string path)
        : this(DataFile.Open(path))
    {
    }

    /// <summary>The lines of a stream, which is closed at the end.</summary>
    public TextLines(Stream stream)
    {
        var encoding = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback($"{Invalid}"));
        _reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false);
    }

    /// <summary>Number of the line that was read last, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without its end; null at the end of the file.</summary>
    /// <exception cref="TextLineException">It is not UTF-8, or too long.</exception>
    public string? Next()
    {
        if (!Fill())
        {
            return null;
        }

        Number++;
        _text.Clear();
        while (Fill() && !TakeLine())
        {
            if (_text.Length > LongestLine)
            {
                throw new TextLineException(Number, 1, $"expected lines of at most {LongestLine} characters, found a longer one");
            }
        }

        var line = _text.ToString();
        var invalid = line.IndexOf(Invalid, StringComparison.Ordinal);
        if (line.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
        {
            // The runtime reads "1\0" as the number 1.
            throw new TextLineException(Number, at + 1, "expected text, found a byte of zero");
        }

        return invalid >= 0 ? throw new TextLineException(Number, invalid + 1, "expected text in UTF-8, found bytes that are not")
            : Number == 1 && line.StartsWith(Mark) ? line[1..] : line;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();

    /// <summary>Takes what is there of the line; true where that was its end.</summary>
    private bool TakeLine()
    {
        var rest = _buffer.AsSpan(_at, _end - _at);
        var stop = rest.IndexOfAny('\n', '\r');
        _text.Append(stop < 0 ? rest : rest[..stop]);
        _at += stop < 0 ? rest.Length : stop + 1;
        if (stop >= 0 && rest[stop] == '\r' && Fill() && _buffer[_at] == '\n')
        {
            _at++;
        }

        return stop >= 0;
    }

    private bool Fill()
    {
        if (_at == _end)
        {
            (_at, _end) = (0, _reader.Read(_buffer));
        }

        return _at < _end;
    }
}
