namespace Hogwild.Scenarios.Tests;

/// <summary>Breaks the text of a scenario in ways that people, editors and programs do; a function of a seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="texts">Good scenarios.</param>
internal sealed class Mutator(ulong seed, IReadOnlyList<string> texts)
{
    private static readonly string[] Values =
    [
        "", "~", "null", "[]", "{}", "[[]]", "-1", "0", "1", "2", "7", "1e308", "-1e-308", "NaN", ".inf", "99999999999999999999", "0x10",
        "1h", "1m", "50ns", "100ns", "250ns", "1s", "1ms", "100min", "99999999min", "50%", "-5%", "1e999%", "0.5", "true", "yes", "all",
        "auto", "random", "stagger", "9-3", "0-4 7", "0-99999999999", "10%", "none.mtx", "../..", "/dev/zero", "\"a\\0b\"", "\"\\e[31m\"",
        "\"\\ud800\"", "*a", "&a 1", "&a {b: *a}", "{ <<: 1 }", "{ <<: [{ kind: physical }, 2] }", "!!str 5", "!x y", "|", ">", "\"", "'",
        "{ steps: 5 }", "{ time: 20ms }", "{ steps: 1, time: 1s }", "[1, 2, 3]", "[0%, 5%]", "{ kind: bounded }", "{dataset}", "{seed}",
    ];

    private static readonly string[] Lines =
        ["---", "...", "%YAML 1.2", "\t- a", "? [a]", ": 1", "- - -", "# \u0001", "<<: *a", "x: &x {<<: *x}"];

    private static readonly string[] Names =
    [
        .. DrawnSpecs.Kinds.Select(kind => kind.Name), .. DrawnSpecs.Kinds.SelectMany(kind => kind.Options.Select(option => option.Name)),
    ];

    private ulong _state = seed;

    /// <summary>A scenario with one to four things wrong, or none.</summary>
    public byte[] Next()
    {
        var text = texts[Below(texts.Count)];
        for (var left = 1 + Below(4); left > 0; left--)
        {
            text = Below(6) switch
            {
                0 => Line(text),
                1 => Cut(text),
                2 => Token(text, Names),
                3 => Joined(text),
                _ => Token(text, Values),
            };
        }

        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        if (Below(10) == 0 && bytes.Length > 0)
        {
            bytes[Below(bytes.Length)] = (byte)Below(256);
        }

        return bytes;
    }

    /// <summary>One of the first numbers, drawn.</summary>
    public int Below(int count)
    {
        // SplitMix64 (Steele, Lea & Flood 2014).
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)count);
    }

    /// <summary>One word, or one key, replaced by another.</summary>
    private string Token(string text, string[] others)
    {
        var start = Below(text.Length + 1);
        while (start > 0 && IsWord(text[start - 1]))
        {
            start--;
        }

        while (start < text.Length && !IsWord(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        return text[..start] + others[Below(others.Length)] + text[end..];
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter is '-' or '.' or '%' or '_' or '/';

    /// <summary>A line that goes, comes twice, changes places, moves in, or is another one.</summary>
    private string Line(string text)
    {
        var lines = text.Split('\n').ToList();
        var (at, other) = (Below(lines.Count), Below(lines.Count));
        switch (Below(5))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(other, lines[at]);
                break;
            case 2:
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3:
                lines[at] = new string(' ', Below(5)) + lines[at].TrimStart();
                break;
            default:
                lines.Insert(at, Lines[Below(Lines.Length)]);
                break;
        }

        return string.Join('\n', lines);
    }

    /// <summary>A piece that is gone, or comes many times.</summary>
    private string Cut(string text)
    {
        var start = Below(text.Length + 1);
        var end = Math.Min(text.Length, start + Below(30));
        return Below(3) > 0 ? text[..start] + text[end..]
            : text[..start] + string.Concat(Enumerable.Repeat(text[start..end], Below(300))) + text[end..];
    }

    /// <summary>The beginning of one scenario and the end of another.</summary>
    private string Joined(string text)
    {
        var other = texts[Below(texts.Count)];
        return text[..Below(text.Length + 1)] + other[Below(other.Length + 1)..];
    }
}
