using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads pickles (Python's own serialisation) of arrays, sparse matrices and dictionaries of lists as the Planetoid files have them:
/// protocol 2, from Python 2. Nothing is imported or called: a pickle comes out as a tree of numbers, texts and names, and what these
/// files have no need of is an error. Source: Python's pickletools.py.
/// </summary>
internal sealed class PickleFile
{
    private const int LargestFile = 1 << 30;

    /// <summary>All that may be named.</summary>
    private static readonly string[] Known =
    [
        "numpy.core.multiarray _reconstruct", "numpy ndarray", "numpy dtype", "scipy.sparse.csr csr_matrix", "collections defaultdict",
        "__builtin__ list",
    ];

    private readonly string _name;
    private readonly byte[] _bytes;
    private readonly Stack<List<object?>> _below = [];
    private readonly Dictionary<uint, object?> _memo = [];
    private List<object?> _stack = [];
    private int _start;
    private int _next;

    private PickleFile(string name, byte[] bytes) => (_name, _bytes) = (name, bytes);

    /// <summary>
    /// What a file holds: <see cref="long"/>, <see cref="bool"/>, byte arrays for texts, lists for tuples and lists, dictionaries and
    /// objects as <see cref="PickleObject"/>, or null.
    /// </summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="DataFormatException">It is no pickle, or one with something else.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static object? Read(string path, string name)
    {
        var length = new FileInfo(path).Length;
        return length > LargestFile
            ? throw new DataFormatException(name, Text($"expected a pickle of at most {LargestFile} bytes, found {length}"))
            : new PickleFile(name, File.ReadAllBytes(path)).Read();
    }

    private object? Read()
    {
        if (_bytes is not [0x80, 2, ..])
        {
            throw Error("a pickle of protocol 2, which begins with \\x80\\x02", "other bytes");
        }

        _next = 2;
        while (true)
        {
            _start = _next;
            var code = (char)Take(1)[0];
            if (code == '.')
            {
                return _stack.Count == 1 && _below.Count == 0 && _next == _bytes.Length ? Pop() : throw Error(
                    "the end of the pickle after one thing", Text($"{_stack.Count}, and {_bytes.Length - _next} bytes behind"));
            }

            Step(code);
        }
    }

    private void Step(char code)
    {
        switch (code)
        {
            case 'N' or '\x88' or '\x89' or 'K' or 'M' or 'J' or 'U' or 'T' or 'c':
                _stack.Add(Value(code));
                break;
            case ')' or '\x85' or '\x86' or '\x87':
                _stack.Add(Last(code == ')' ? 0 : code - '\x84'));
                break;
            case ']':
                _stack.Add(new List<object?>());
                break;
            case '}':
                _stack.Add(new PickleObject("dict", []));
                break;
            case '(':
                _below.Push(_stack);
                _stack = [];
                break;
            case 't' or 'e' or 'u':
                Close(code, SinceMark());
                break;
            case 'a':
                Close('e', Last(1));
                break;
            case 's':
                Close('u', Last(2));
                break;
            case 'q' or 'r' or 'h' or 'j':
                Remember(code, code is 'q' or 'h' ? Take(1)[0] : BinaryPrimitives.ReadUInt32LittleEndian(Take(4)));
                break;
            case 'R' or '\x81' or 'b':
                Build(code, Pop());
                break;
            default:
                throw Error("numbers, texts, arrays, lists and dictionaries alone", Text($"the instruction \\x{(int)code:x2}"));
        }
    }

    private object? Value(char code) => code switch
    {
        'N' => null,
        '\x88' => true,
        '\x89' => false,
        'K' => (long)Take(1)[0],
        'M' => (long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)),
        'J' => (long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)),
        'U' => Take(Take(1)[0]).ToArray(),
        'T' => Take(BinaryPrimitives.ReadInt32LittleEndian(Take(4))).ToArray(),
        _ => Class(),
    };

    private string Class()
    {
        var name = $"{Line()} {Line()}";
        return Known.Contains(name) ? name : throw Error($"one of the names {string.Join(", ", Known)}", Excerpt.Of(name));
    }

    private string Line()
    {
        var length = _bytes.AsSpan(_next).IndexOf((byte)'\n');
        var line = Encoding.Latin1.GetString(Take(length < 0 ? _bytes.Length : length));
        _next++;
        return line;
    }

    private void Close(char code, List<object?> items)
    {
        if (code == 't')
        {
            _stack.Add(items);
            return;
        }

        var top = _stack.Count == 0 ? null : _stack[^1];
        if (code == 'e' && top is List<object?> list)
        {
            list.AddRange(items);
        }
        else if (code == 'u' && top is PickleObject { Class: "dict" or "collections defaultdict" } dictionary && items.Count % 2 == 0)
        {
            dictionary.Items.AddRange(items.Chunk(2).Select(pair => (pair[0], pair[1])));
        }
        else
        {
            throw Error("a list or a dictionary to put something into", "another thing");
        }
    }

    private void Remember(char code, uint number)
    {
        if (code is 'q' or 'r')
        {
            _memo[number] = _stack.Count > 0 ? _stack[^1] : throw Error("something to remember", "nothing");
            return;
        }

        _stack.Add(_memo.TryGetValue(number, out var known) ? known : throw Error("something remembered before", Text($"number {number}")));
    }

    private void Build(char code, object? given)
    {
        if (code == 'b')
        {
            (_stack is [.., PickleObject built] ? built : throw Error("an object to give a state", "another thing")).State = given;
            return;
        }

        _stack.Add(Pop() is string name && given is List<object?> arguments ? new PickleObject(name, arguments)
            : throw Error("a name and what it is called with", "other things"));
    }

    private object? Pop() => Last(1)[0];

    private List<object?> Last(int count)
    {
        if (_stack.Count < count)
        {
            throw Error("things before this instruction", "too few");
        }

        var last = _stack.GetRange(_stack.Count - count, count);
        _stack.RemoveRange(_stack.Count - count, count);
        return last;
    }

    private List<object?> SinceMark()
    {
        var items = _stack;
        _stack = _below.TryPop(out var below) ? below : throw Error("a mark before this instruction", "none");
        return items;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - _next)
        {
            throw Error(Text($"{count} more bytes"), "the end of the file");
        }

        _next += count;
        return _bytes.AsSpan(_next - count, count);
    }

    private DataFormatException Error(string expected, string found) =>
        new(_name, Text($"expected {expected}, found {found} (at byte {_start})"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
