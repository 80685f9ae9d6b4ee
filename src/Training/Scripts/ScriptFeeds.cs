using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>Which arguments of an update get what: the first four are fixed, the others go by their names.</summary>
internal static class ScriptFeeds
{
    private const string Dictionary = "Dict[str,Tensor]";

    /// <summary>What the arguments beyond the fourth get.</summary>
    /// <param name="signature">The head of the function.</param>
    /// <param name="parameters">Tensors by name; null where the rule names no file of them.</param>
    /// <param name="takesDictionary">Whether all tensors can be handed over as one argument.</param>
    /// <exception cref="TorchScriptException">An argument is none of those that there are.</exception>
    public static IReadOnlyList<ScriptFeed> Of(ScriptSignature signature, WeightFile? parameters, bool takesDictionary)
    {
        var feeds = new List<ScriptFeed>();
        foreach (var argument in signature.Arguments.Skip(ScriptSignature.First.Count))
        {
            var feed = Feed(argument, parameters, takesDictionary);
            if (feed is null && argument.HasDefault)
            {
                break;
            }

            feeds.Add(feed ?? throw new TorchScriptException($"{argument.Place}: {Missing(argument, parameters, takesDictionary)}"));
        }

        return feeds;
    }

    /// <summary>The names in a file that no argument takes.</summary>
    public static IEnumerable<string> Unused(IReadOnlyList<ScriptFeed> feeds, WeightFile parameters)
    {
        var used = feeds.SelectMany(feed => feed.Names).ToHashSet(StringComparer.Ordinal);
        return Named(parameters).Where(name => !used.Contains(name));
    }

    /// <summary>The tensors that are parameters of an update, not of a readout.</summary>
    public static IEnumerable<string> Named(WeightFile parameters) =>
        parameters.Tensors.Keys.Where(name => !name.StartsWith(Readout.Prefix, StringComparison.Ordinal));

    private static ScriptFeed? Feed(ScriptArgument argument, WeightFile? parameters, bool takesDictionary) => argument switch
    {
        { Name: "layer", Type: "int" } => new ScriptFeed(ScriptFeedKind.Layer, []),
        { Name: "degrees", IsTensor: true } => new ScriptFeed(ScriptFeedKind.Degrees, []),
        { Name: "parameters" } when IsDictionary(argument) =>
            takesDictionary && parameters is not null ? new ScriptFeed(ScriptFeedKind.Parameters, [.. Named(parameters)]) : null,
        { IsTensor: true } when parameters is not null && Named(parameters).FirstOrDefault(name => Identifier(name) == argument.Name)
            is { } name => new ScriptFeed(ScriptFeedKind.Parameter, [name]),
        _ => null,
    };

    private static bool IsDictionary(ScriptArgument argument) =>
        argument.Type.Replace("torch.", string.Empty, StringComparison.Ordinal).Equals(Dictionary, StringComparison.OrdinalIgnoreCase);

    /// <summary>A name as an argument can have it.</summary>
    private static string Identifier(string name) => string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_'));

    private static string Missing(ScriptArgument argument, WeightFile? parameters, bool takesDictionary)
    {
        if (argument.Name == "parameters" && IsDictionary(argument) && !takesDictionary)
        {
            return "expected tensors as arguments of their own, since no dictionary can be handed to a module, found 'parameters'";
        }

        if (argument.IsTensor && parameters is not null)
        {
            List<string> names = [.. Named(parameters)];
            return $"expected a tensor '{argument.Name}' in {parameters.Source} for this argument, found "
                + (names.Count == 0 ? "none" : Excerpt.Of(string.Join(", ", names.Take(12)))) + Nearest.Hint(argument.Name, names);
        }

        return argument.IsTensor || argument.Name == "parameters"
            ? $"expected a file under 'parameters' in the scenario for the argument '{argument.Name}', found none"
            : "expected as further arguments tensors of the file of parameters, 'parameters: Dict[str, Tensor]', 'layer: int' or "
                + $"'degrees: Tensor', found {Excerpt.Of($"'{argument.Name}: {argument.Type}'")}";
    }
}
