using System.Globalization;
using System.Text.RegularExpressions;

namespace Hogwild.Training;

/// <summary>
/// A source in Python's syntax: where its code is and where strings and comments are, and the same source as TorchScript's own compiler
/// takes it, which knows no imports, decorators or names of dtypes. Every line and column stays where it is.
/// </summary>
internal sealed partial class PythonCode
{
    // The compiler of TorchScript recurs once a bracket and once an operator. Python itself refuses more than 200 brackets.
    private const int MostNested = 200;
    private const int LongestStatement = 10_000;

    private static readonly Dictionary<string, int> Dtypes = new(StringComparer.Ordinal)
    {
        ["uint8"] = 0, ["int8"] = 1, ["int16"] = 2, ["short"] = 2, ["int32"] = 3, ["int"] = 3, ["int64"] = 4, ["long"] = 4,
        ["float16"] = 5, ["half"] = 5, ["float32"] = 6, ["float"] = 6, ["float64"] = 7, ["double"] = 7, ["bool"] = 11, ["bfloat16"] = 15,
    };

    private readonly char[] _mask;
    private readonly char[] _plain;
    private readonly List<int> _starts = [];

    /// <summary>Looks through a source.</summary>
    /// <param name="file">The file, as messages name it.</param>
    /// <param name="text">What is in it, with line feeds alone.</param>
    /// <exception cref="TorchScriptException">Brackets are nested too deeply, or a statement is too long.</exception>
    public PythonCode(string file, string text)
    {
        (File, Text, _mask, _plain) = (file, text, text.ToCharArray(), text.ToCharArray());
        Scan();
        Plain();
    }

    /// <summary>The file, as messages name it.</summary>
    public string File { get; }

    /// <summary>The source.</summary>
    public string Text { get; }

    /// <summary>The source with spaces for strings and comments.</summary>
    public string Mask => new(_mask);

    /// <summary>The source for TorchScript's compiler; it ends with a line feed.</summary>
    public string Script => new string(_plain) + "\n";

    /// <summary>A place as <c>file:line:column</c>, both counted from 1.</summary>
    /// <param name="at">Index of a character.</param>
    public string PlaceOf(int at)
    {
        var line = Text.AsSpan(0, at).Count('\n') + 1;
        var column = at - Text.LastIndexOf('\n', Math.Max(0, at - 1), Math.Max(0, at));
        return string.Create(CultureInfo.InvariantCulture, $"{File}:{line}:{column}");
    }

    /// <summary>Masks strings and comments, and finds where lines start that go on with no earlier one.</summary>
    private void Scan()
    {
        var (length, isStart, open) = (0, true, new Stack<int>());
        for (var at = 0; at < Text.Length; at++)
        {
            if (isStart && open.Count == 0)
            {
                _starts.Add(at);
                length = 0;
            }

            if (length++ > LongestStatement)
            {
                throw TooLong();
            }

            isStart = Text[at] == '\n' && !(at > 0 && Text[at - 1] == '\\');
            switch (Text[at])
            {
                case '#':
                    var end = Text.IndexOf('\n', at) is >= 0 and var stop ? stop : Text.Length;
                    Blank(_mask, at, end);
                    at = end - 1;
                    break;
                case '"' or '\'':
                    var after = EndOfString(at);
                    Blank(_mask, at, after);
                    if (_starts[^1] == at && open.Count == 0)
                    {
                        Blank(_plain, at, after);
                    }

                    at = after - 1;
                    break;
                case '(' or '[' or '{':
                    open.Push(open.Count < MostNested ? at
                        : throw new TorchScriptException(
                            $"{PlaceOf(at)}: expected at most {MostNested} brackets within each other, found more"));
                    break;
                case ')' or ']' or '}':
                    _ = open.TryPop(out _);
                    break;
                default:
                    break;
            }
        }

        ThrowIfOpen(open);
    }

    private TorchScriptException TooLong() => new(
        $"{PlaceOf(_starts[^1])}: expected a statement of at most {LongestStatement} characters, found a longer one");

    private void ThrowIfOpen(Stack<int> open)
    {
        if (open.TryPop(out var last))
        {
            throw new TorchScriptException($"{PlaceOf(last)}: expected an end of the bracket {Text[last]}, found none");
        }
    }

    private int EndOfString(int at)
    {
        var isLong = string.CompareOrdinal(Text, at, new string(Text[at], 3), 0, 3) == 0;
        for (var next = at + (isLong ? 3 : 1); next < Text.Length; next++)
        {
            if (Text[next] == '\\')
            {
                next++;
            }
            else if (!isLong && (Text[next] == Text[at] || Text[next] == '\n'))
            {
                return Text[next] == '\n' ? next : next + 1;
            }
            else if (isLong && string.CompareOrdinal(Text, next, Text, at, 3) == 0)
            {
                return next + 3;
            }
        }

        return Text.Length;
    }

    /// <summary>What Python needs and TorchScript's compiler does not know becomes spaces, or the number that it stands for.</summary>
    private void Plain()
    {
        var mask = Mask;
        foreach (var (index, start) in _starts.Index())
        {
            if (ForPython().IsMatch(mask, start))
            {
                Blank(_plain, start, index + 1 < _starts.Count ? _starts[index + 1] : Text.Length);
            }
        }

        foreach (Match match in DtypeName().Matches(mask))
        {
            if (Dtypes.TryGetValue(match.Groups[1].Value, out var number))
            {
                number.ToString(CultureInfo.InvariantCulture).PadRight(match.Length).CopyTo(_plain.AsSpan(match.Index));
            }
        }
    }

    private static void Blank(char[] text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            text[at] = text[at] == '\n' ? '\n' : ' ';
        }
    }

    [GeneratedRegex(@"\G(import\s|from\s|@)")]
    private static partial Regex ForPython();

    [GeneratedRegex(@"\btorch\.(\w+)\b(?!\s*[.(])")]
    private static partial Regex DtypeName();
}
