using System.Globalization;
using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>What torch says of a script, in one line with the place in the script.</summary>
/// <param name="file">The file, as messages name it.</param>
/// <param name="lines">How many lines of it are the author's.</param>
/// <param name="otherwise">The place of what is wrong in lines beyond those, or has no place.</param>
internal sealed partial class ScriptErrors(string file, int lines, string otherwise)
{
    private const string Whole = "<string>";
    private const int Most = 400;
    private const string Interpreter = "The following operation failed";

    /// <summary>An error of the compiler or the interpreter.</summary>
    /// <param name="message">What torch says.</param>
    /// <param name="when">At which activation; empty where at none.</param>
    public TorchScriptException Of(string message, string when = "")
    {
        var text = message.Replace("\r", string.Empty, StringComparison.Ordinal);
        return new TorchScriptException($"{PlaceOf(text)}: {Excerpt.Escape(Problem(text))}{when}");
    }

    private static string Problem(string text)
    {
        if (text.StartsWith(Interpreter, StringComparison.Ordinal) && ErrorName().Matches(text) is [.., var last])
        {
            text = text[(last.Index + last.Length)..];
        }

        if (Internal().Match(text) is { Success: true } assertion)
        {
            return $"expected a source that torch can parse, found one at which it gives up ({assertion.Groups["what"].Value.Trim()})";
        }

        var end = EndOfProblem().Match(text.Trim());
        var problem = Blank().Replace(end.Success ? text.Trim()[..end.Index] : text.Trim(), " ").TrimEnd(' ', ':', '.');
        return problem.Length == 0 ? "it fails"
            : problem.StartsWith("expected def", StringComparison.Ordinal)
                ? $"{problem}: a source consists of functions; export the rest as a module (.pt)"
            : problem.Length > Most ? $"{problem[..Most]}…" : problem;
    }

    /// <summary>The last place of a trace, which is the innermost; of what does not compile the first.</summary>
    private string PlaceOf(string text)
    {
        var places = Place().Matches(text);
        var isTrace = text.StartsWith(Interpreter, StringComparison.Ordinal);
        foreach (var place in isTrace ? places.Reverse() : places)
        {
            var line = int.Parse(place.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);
            var source = place.Groups["file"].Value;
            if (source == Whole && line <= lines)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{Column(text, place.Index)}");
            }

            if (source.StartsWith("code/", StringComparison.Ordinal))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{file}: {Excerpt.Of(source)}:{line}:{Column(text, place.Index)}");
            }
        }

        return otherwise;
    }

    private static int Column(string text, int from)
    {
        var mark = Mark().Match(text, from);
        return mark.Success ? mark.Groups["before"].Length + 1 : 1;
    }

    [GeneratedRegex("""File "(?<file>[^"\n]*)", line (?<line>\d{1,9})""")]
    private static partial Regex Place();

    [GeneratedRegex(@"^(?<before>[ \t]*)~+ <--- HERE", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^[A-Za-z.:_]*(Error|Exception): ", RegexOptions.Multiline)]
    private static partial Regex ErrorName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^(?<what>.*) INTERNAL ASSERT FAILED")]
    private static partial Regex Internal();

    [GeneratedRegex("""(\n|^)\s*(File "|Exception raised from|frame #0)""")]
    private static partial Regex EndOfProblem();
}
