using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>What the parser of the command line says, without the names of types.</summary>
internal static partial class ParseErrors
{
    /// <summary>The same in one line, without a stop at the end.</summary>
    public static string Text(string message)
    {
        if (OfType().Match(message) is not { Success: true } match)
        {
            return message.ReplaceLineEndings(" ").TrimEnd('.');
        }

        var (found, option, type) = (match.Groups["found"].Value, match.Groups["option"].Value, match.Groups["type"].Value);
        var expected = type switch
        {
            nameof(Int32) => $"a whole number below {1L << 31}",
            nameof(UInt64) => $"a whole number from 0 to {ulong.MaxValue}",
            nameof(Double) => "a number",
            _ => "another value",
        };
        return $"{option}: expected {expected}, found '{Excerpt.Of(found)}'";
    }

    [GeneratedRegex(
        @"^Cannot parse argument '(?<found>.*)' for (option|command|argument) '(?<option>[^']*)' as expected type 'System\.(?<type>\w+)'",
        RegexOptions.Singleline)]
    private static partial Regex OfType();
}
