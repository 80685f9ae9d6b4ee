using System.Globalization;
using System.Text;
using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>A source in TorchScript, compiled in memory together with a function that hands its arguments over.</summary>
internal static class ScriptSource
{
    private const string Entry = "hogwild_update";
    private const string Function = "update";

    /// <summary>What a source is called with; torch is not needed for that.</summary>
    /// <param name="code">The source.</param>
    /// <param name="parameters">Tensors by name; null where there is no file of them.</param>
    /// <exception cref="TorchScriptException">It has no update that can be called.</exception>
    public static ScriptProgram Read(PythonCode code, WeightFile? parameters)
    {
        var signature = ScriptSignature.Find(code, Function, 0, code.Text.Length, isMethod: false)
            ?? throw new TorchScriptException($"{code.File}:1:1: expected a function {Function}{ScriptSignature.Expected}, found none");
        var feeds = ScriptFeeds.Of(signature, parameters, takesDictionary: true);
        var errors = new ScriptErrors(code.File, code.Text.Split('\n').Length, signature.Place);
        return new ScriptProgram(signature, feeds, errors, Load) { TakesList = feeds.Any(feed => feed.Names.Count > 0) };

        Func<object[], object> Load()
        {
            var unit = torch.jit.compile(code.Script + Bridge(feeds));
            return arguments => unit.invoke(Entry, arguments);
        }
    }

    /// <summary>
    /// A function that takes tensors as one list, since a dictionary cannot be handed over, and calls the author's. That it compiles
    /// proves that there is such a function, that its arguments are what they seem to be, and that it returns a tensor.
    /// </summary>
    private static string Bridge(IReadOnlyList<ScriptFeed> feeds)
    {
        var (head, body, call) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        ScriptSignature.First.ToList().ForEach(name => Append(head, call, $"{name}: Tensor", name));
        var count = 0;
        foreach (var feed in feeds)
        {
            switch (feed.Kind)
            {
                case ScriptFeedKind.Layer:
                    Append(head, call, "layer: int", "layer");
                    break;
                case ScriptFeedKind.Degrees:
                    Append(head, call, "degrees: Tensor", "degrees");
                    break;
                case ScriptFeedKind.Parameter:
                    call.Append(CultureInfo.InvariantCulture, $", values[{count++}]");
                    break;
                default:
                    body.Append("    parameters: Dict[str, Tensor] = {}\n");
                    foreach (var name in feed.Names)
                    {
                        body.Append(CultureInfo.InvariantCulture, $"    parameters[\"{Escaped(name)}\"] = values[{count++}]\n");
                    }

                    call.Append(", parameters");
                    break;
            }
        }

        head.Append(count > 0 ? ", values: List[Tensor]" : string.Empty);
        return $"\ndef {Entry}({head}) -> Tensor:\n{body}    return {Function}({call})\n";
    }

    private static void Append(StringBuilder head, StringBuilder call, string argument, string name)
    {
        head.Append(head.Length > 0 ? ", " : string.Empty).Append(argument);
        call.Append(call.Length > 0 ? ", " : string.Empty).Append(name);
    }

    private static string Escaped(string name) => string.Concat(name.Select(letter => letter switch
    {
        '"' or '\\' => $"\\{letter}",
        < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)letter:x2}"),
        _ => letter.ToString(),
    }));
}
