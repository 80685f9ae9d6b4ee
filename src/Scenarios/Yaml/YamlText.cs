using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>The text of a scenario, before it is YAML: what it is encoded in, and what may not stand in it.</summary>
internal static class YamlText
{
    /// <summary>Decodes a file: UTF-8, or UTF-16 with a mark of its order.</summary>
    /// <param name="bytes">What is in the file.</param>
    /// <param name="file">The file, as it should be named in messages.</param>
    /// <exception cref="ScenarioException">It is no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, .. var rest] => Decode(Encoding.Unicode, rest, file, "UTF-16"),
            [0xFE, 0xFF, .. var rest] => Decode(Encoding.BigEndianUnicode, rest, file, "UTF-16"),
            [0xEF, 0xBB, 0xBF, .. var rest] => Decode(Encoding.UTF8, rest, file, "UTF-8"),
            _ => Decode(Encoding.UTF8, bytes, file, "UTF-8"),
        };
        RejectControls(text, file);
        return text;
    }

    /// <summary>Refuses tabs in indentation, of which YAML does not say how wide they are.</summary>
    /// <exception cref="ScenarioException">There are some.</exception>
    public static void RejectTabs(string text, string file)
    {
        var faults = new FaultList();
        var line = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            line++;
            var content = text.AsSpan(range);
            var indentation = content.Length - content.TrimStart(" \t").Length;
            var tab = content[..indentation].IndexOf('\t');
            var isBlank = content[indentation..].Trim() is [] or ['#', ..];
            if (tab >= 0 && !isBlank && !faults.IsFull)
            {
                faults.Add(new ScenarioException(
                    new Place(file, line, tab + 1).ToString(), "expected spaces as indentation, found a tab"));
            }
        }

        faults.Tell();
    }

    /// <summary>Whether there are halves of characters, which cannot be written to any file.</summary>
    public static bool HasHalves(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Decode(Encoding encoding, ReadOnlySpan<byte> bytes, string file, string name)
    {
        var strict = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            return strict.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            var found = string.Join(' ', (error.BytesUnknown ?? []).Select(item => $"{item:X2}"));
            throw new ScenarioException(
                PlaceAfter(encoding.GetString(bytes[..Math.Clamp(error.Index, 0, bytes.Length)]), file).ToString(),
                $"expected {name}, found the bytes {found}");
        }
    }

    private static void RejectControls(string text, string file)
    {
        for (var at = 0; at < text.Length; at++)
        {
            // What YAML calls printable: of the control characters tab, ends of lines, and the next line (85).
            if (char.IsControl(text[at]) && text[at] is not ('\t' or '\n' or '\r' or '\u0085'))
            {
                throw new ScenarioException(
                    PlaceAfter(text[..at], file).ToString(), $"expected a text, found the control character U+{(int)text[at]:X4}");
            }
        }
    }

    private static Place PlaceAfter(string before, string file)
    {
        var line = before.AsSpan().Count('\n') + 1;
        return new Place(file, line, before.Length - before.LastIndexOf('\n'));
    }
}
