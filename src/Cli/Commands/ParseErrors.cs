using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>What the parser of the command line says, without the names of types.</summary>
internal static partial class ParseErrors
{
    /// <summary>The same in one line, without a stop at the end.</summary>
    public static string Text(string message)
    {
        if (OfNumber().Match(message) is not { Success: true } match)
        {
            return message.ReplaceLineEndings(" ").TrimEnd('.');
        }

        var (found, option) = (match.Groups["found"].Value, match.Groups["option"].Value);
        return $"{option}: expected a whole number below {1L << 31}, found '{Excerpt.Of(found)}'";
    }

    [GeneratedRegex(
        @"^Cannot parse argument '(?<found>.*)' for (option|command|argument) '(?<option>[^']*)' as expected type 'System\.Int32",
        RegexOptions.Singleline)]
    private static partial Regex OfNumber();
}
