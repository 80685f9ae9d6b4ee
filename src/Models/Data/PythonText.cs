using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The few things of Python that a header of NumPy consists of: a mapping of quoted names, and a tuple of whole numbers.</summary>
internal static class PythonText
{
    /// <summary>What stands behind the names of a mapping, as it is written.</summary>
    /// <param name="text">The mapping.</param>
    /// <param name="name">What it belongs to, for messages.</param>
    /// <exception cref="DataFormatException">It is no such mapping, or has a name twice.</exception>
    internal static IReadOnlyDictionary<string, string> Entries(string text, string name)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var rest = text.Trim() is ['{', .. var inner, '}'] ? inner.Trim() : throw Error(text);
        while (rest.Length > 0)
        {
            var end = rest is ['\'' or '"', ..] ? rest.IndexOf(rest[0], 1) : -1;
            var behind = end < 0 ? string.Empty : rest[(end + 1)..].TrimStart();
            if (behind is not [':', ..])
            {
                throw Error(rest);
            }

            behind = behind[1..].TrimStart();
            var length = LengthOfValue(behind);
            if (length == 0 || !entries.TryAdd(rest[1..end], behind[..length].Trim()))
            {
                throw Error(rest);
            }

            rest = behind[length..].TrimStart(',', ' ');
        }

        return entries;

        DataFormatException Error(string found) => new(
            name, $"expected a header such as {{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4)}}, found {Excerpt.Of(found)}");
    }

    /// <summary>The numbers of a tuple; null where it is none.</summary>
    internal static int[]? Shape(string text)
    {
        if (text is not ['(', .. var inner, ')'])
        {
            return null;
        }

        var words = inner.Trim().Length == 0 ? [] : inner.Split(',');
        words = words is [.. var first, var last] && last.Trim().Length == 0 && first.Length > 0 ? first : words;
        var sizes = new int[words.Length];
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            // A size of an old Python ends with L.
            if (!int.TryParse(words[axis].Trim().TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out sizes[axis]))
            {
                return null;
            }
        }

        return sizes;
    }

    /// <summary>Characters up to the comma that ends a value, which is none within brackets or quotation marks.</summary>
    private static int LengthOfValue(string text)
    {
        var (depth, quote) = (0, '\0');
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
            }
            else if (letter == ',' && depth == 0)
            {
                return at;
            }
            else
            {
                depth += letter is '(' or '[' ? 1 : letter is ')' or ']' ? -1 : 0;
            }
        }

        return text.Length;
    }
}
