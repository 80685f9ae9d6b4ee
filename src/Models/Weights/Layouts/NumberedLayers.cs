using System.Globalization;
using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The layers of a state_dict of PyTorch: modules of one name and consecutive numbers, under any prefix.</summary>
/// <param name="Stem">What stands before the numbers.</param>
/// <param name="Layers">Of every layer its number, and the full names of its tensors by what they are: <c>lin.weight</c>.</param>
internal sealed record NumberedLayers(string Stem, IReadOnlyList<(int Number, IReadOnlyDictionary<string, string> Names)> Layers)
{
    /// <summary>The layers of a file, numbered from any number on; one that is missing has no names.</summary>
    /// <param name="theirs">The file.</param>
    /// <param name="part">Matches names of tensors: stem, number, and what it is.</param>
    /// <param name="layout">The layout and its module, for messages: <c>pyg-gcn</c>, <c>GCNConv</c>.</param>
    /// <param name="first">Whether a tensor is one that shows a layer.</param>
    /// <param name="example">Such a tensor, for messages: <c>lin.weight</c>.</param>
    /// <param name="rule">The rule whose parameters they are.</param>
    /// <exception cref="WeightFormatException">There is none, or the file has other tensors beside them.</exception>
    public static NumberedLayers Of(
        WeightFile theirs, Regex part, (string Name, string Module) layout, Func<string, bool> first, string example, string rule)
    {
        var all = theirs.Tensors.Keys.Concat(theirs.Unreadable.Keys).Order(StringComparer.Ordinal).ToList();
        var parts = all.Select(name => part.Match(name)).Where(match => match.Success).ToList();
        var stem = parts.Find(match => first(match.Groups["what"].Value))?.Groups["stem"].Value
            ?? throw new WeightFormatException(
                theirs.Source,
                $"expected layers such as 'conv1.{example}' or 'convs.0.{example}' (layout {layout.Name}), found {theirs.Names()}");
        parts.RemoveAll(match => match.Groups["stem"].Value != stem);
        if (all.Except(parts.Select(match => match.Value)).ToList() is { Count: > 0 } others)
        {
            throw new WeightFormatException(
                theirs.Source,
                $"expected nothing but layers '{Excerpt.Of(stem)}N' of {layout.Module} (layout {layout.Name}), found also "
                    + $"{WeightLayout.Listed(theirs, others)}: a readout can be named under 'names' (readout.Wl, readout.b2); anything "
                    + $"else the rule {rule} does not have");
        }

        var least = parts.Min(Number);
        return new NumberedLayers(
            stem,
            [.. Enumerable.Range(least, parts.Select(Number).Distinct().Count()).Select(number => (
                number,
                (IReadOnlyDictionary<string, string>)parts.Where(match => Number(match) == number)
                    .ToDictionary(match => match.Groups["what"].Value, match => match.Value)))]);
    }

    /// <summary>The full name of a tensor that a layer has to have.</summary>
    /// <param name="theirs">The file.</param>
    /// <param name="layer">The place of the layer, from 0.</param>
    /// <param name="what">What it is: <c>lin.weight</c>.</param>
    /// <param name="layout">The layout, for messages.</param>
    /// <exception cref="WeightFormatException">There is none.</exception>
    public string Require(WeightFile theirs, int layer, string what, string layout) =>
        Layers[layer].Names.TryGetValue(what, out var name) ? name : throw new WeightFormatException(
            theirs.Source,
            string.Create(
                CultureInfo.InvariantCulture, $"expected '{Excerpt.Of(Stem)}{Layers[layer].Number}.{what}' (layout {layout}), found ")
                + WeightLayout.Listed(theirs, Layers.SelectMany(item => item.Names.Values).Order(StringComparer.Ordinal)));

    private static int Number(Match part) => int.Parse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
}
