using System.Globalization;
using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>The head of the function that computes an update.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it stands, as <c>file:line:column</c>.</param>
/// <param name="Arguments">Its arguments; of a method, without itself.</param>
internal sealed record ScriptSignature(string Name, string Place, IReadOnlyList<ScriptArgument> Arguments)
{
    /// <summary>The first arguments of every update, which are tensors.</summary>
    public static IReadOnlyList<string> First { get; } = ["own", "inbox", "edge_features", "features"];

    /// <summary>How an update begins, for messages.</summary>
    public static string Expected => $"({string.Join(", ", First)}, …)";

    /// <summary>Finds a function.</summary>
    /// <param name="code">The source.</param>
    /// <param name="name">Its name.</param>
    /// <param name="start">From where to look.</param>
    /// <param name="end">To where to look.</param>
    /// <param name="isMethod">Whether it stands in a class, and its first argument is the object.</param>
    /// <returns>Its head; null where there is no such function.</returns>
    /// <exception cref="TorchScriptException">Its first four arguments are no tensors, or fewer.</exception>
    public static ScriptSignature? Find(PythonCode code, string name, int start, int end, bool isMethod)
    {
        var mask = code.Mask;
        var indent = isMethod ? "[ ]+" : string.Empty;
        var head = new Regex($@"^{indent}def[ ]+({name})\s*\(", RegexOptions.Multiline).Match(mask, start, end - start);
        if (!head.Success)
        {
            return null;
        }

        var arguments = Split(code, mask, head.Index + head.Length, end).Skip(isMethod ? 1 : 0).ToList();
        var signature = new ScriptSignature(name, code.PlaceOf(head.Groups[1].Index), arguments);
        return arguments.Count >= First.Count && arguments.Take(First.Count).All(argument => argument.IsTensor) ? signature
            : throw new TorchScriptException(string.Create(
                CultureInfo.InvariantCulture,
                $"{signature.Place}: expected {name}{Expected} whose first four arguments are tensors, found ")
                + Excerpt.Of($"({string.Join(", ", arguments.Select(argument => $"{argument.Name}: {argument.Type}"))})"));
    }

    private static IEnumerable<ScriptArgument> Split(PythonCode code, string mask, int start, int end)
    {
        var (depth, from) = (0, start);
        for (var at = start; at < end && depth >= 0; at++)
        {
            depth += mask[at] is '(' or '[' or '{' ? 1 : mask[at] is ')' or ']' or '}' ? -1 : 0;
            if (depth < 0 || (depth == 0 && mask[at] == ','))
            {
                if (!string.IsNullOrWhiteSpace(mask[from..at]))
                {
                    yield return One(code, mask, from, at);
                }

                from = at + 1;
            }
        }
    }

    private static ScriptArgument One(PythonCode code, string mask, int from, int to)
    {
        var written = mask[from..to];
        var (name, _, rest) = Cut(written, ':');
        var (type, hasDefault, _) = Cut(rest.Length > 0 ? rest : name, '=');
        name = Cut(name, '=').Before;
        return new ScriptArgument(
            name.Trim(),
            rest.Length == 0 ? "Tensor" : string.Concat(type.Where(letter => !char.IsWhiteSpace(letter))),
            hasDefault,
            code.PlaceOf(from + written.Length - written.TrimStart().Length));
    }

    private static (string Before, bool IsThere, string After) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is var index and >= 0 ? (text[..index], true, text[(index + 1)..])
            : (text, false, string.Empty);
}
