using System.Globalization;
using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The tensors of the layers of a file: <c>layer1.W</c> of a GCN, <c>gat1.W</c>, <c>sage1.Wn</c>, <c>gin1.W1</c>. Each rule has names of
/// its own, so that no file can be taken for one of another rule.
/// </summary>
internal static partial class LayerTensors
{
    private const int MostShown = 4;
    private static readonly string[] Kinds = ["gcn", "gat", "sage", "gin", "ignn", "eignn", "gsdgnn", "energy", "nonlinear-gnn"];

    /// <summary>Finds the first tensor of a layer, which tells whether there is such a layer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">The size of its first axis.</param>
    /// <returns>The tensor; null where there is no further layer.</returns>
    public delegate Tensor? FirstTensor(string name, int inputs);

    /// <summary>Makes a layer; null where there is none.</summary>
    /// <param name="name">How the names of its tensors begin: <c>gat2.</c>.</param>
    /// <param name="inputs">The width of the layer before, or the number of features.</param>
    /// <param name="isThere">Finds its first tensor.</param>
    public delegate Layer? LayerMaker(string name, int inputs, FirstTensor isThere);

    /// <summary>All layers of a file.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="kind">The kind of the rule.</param>
    /// <param name="features">The number of features.</param>
    /// <param name="make">Makes a layer.</param>
    /// <exception cref="WeightFormatException">There is none, one does not fit, or the file is of another rule.</exception>
    public static IReadOnlyList<Layer> Read(WeightFile weights, string kind, int features, LayerMaker make)
    {
        if (Against(weights, kind) is { } reason)
        {
            throw new WeightFormatException(weights.Source, reason);
        }

        var layers = new List<Layer> { make(NameOf(kind, 1), features, First)! };
        while (make(NameOf(kind, layers.Count + 1), layers[^1].Outputs, Further) is { } layer)
        {
            layers.Add(layer);
        }

        return layers;

        Tensor? First(string name, int inputs) => weights.Require(name, inputs, WeightFile.Any);

        Tensor? Further(string name, int inputs) => weights.Find(name, inputs, WeightFile.Any);
    }

    /// <summary>How many layers a file has, whose first tensors are called <c>W</c>.</summary>
    public static int Count(WeightFile weights, string kind)
    {
        var count = 0;
        while (weights.Tensors.ContainsKey(NameOf(kind, count + 1) + "W"))
        {
            count++;
        }

        return count;
    }

    /// <summary>How the names of the tensors of a layer begin.</summary>
    /// <param name="kind">The kind of the rule.</param>
    /// <param name="number">The layer, from 1.</param>
    public static string NameOf(string kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(kind == "gcn" ? "layer" : kind)}{number}.");

    /// <summary>
    /// Why a file is not of a rule: its metadata name another one, it has layers of another one and none of this, or tensors that PyTorch
    /// Geometric gives attention or GraphSAGE alone.
    /// </summary>
    /// <param name="weights">The file.</param>
    /// <param name="kind">The kind of the rule.</param>
    /// <returns>What was expected and what was found; null where nothing shows another rule.</returns>
    public static string? Against(WeightFile weights, string kind)
    {
        if (AgainstModel(weights, kind) is { } reason)
        {
            return reason;
        }

        List<string> names = [.. weights.Tensors.Keys, .. weights.Unreadable.Keys];
        var hasAttention = names.Exists(name => Attention().IsMatch(name));
        var known = names.Select(name => (Name: name, Kind: KindOf(name, hasAttention), IsOurs: Ours().IsMatch(name))).ToList();
        var hasOwn = known.Exists(item => item.IsOurs && item.Kind == kind);
        var others = known.Where(item => item.Kind is not null && item.Kind != kind && !(item.IsOurs && hasOwn)).ToList();
        var shown = others.Where(item => item.Kind == others[0].Kind).Take(MostShown).Select(item =>
            weights.Tensors.TryGetValue(item.Name, out var tensor) ? $"{item.Name} {tensor.ShapeText}" : item.Name);
        return others.Count == 0 ? null
            : $"expected weights of the rule {kind}, found those of the rule {others[0].Kind}: {Excerpt.Of(string.Join(", ", shown))}";
    }

    /// <summary>Why a file is not of a rule by its metadata <c>model</c>, which trainings write; null where they name no other.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="kind">The kind of the rule.</param>
    public static string? AgainstModel(WeightFile weights, string kind) =>
        weights.Metadata.GetValueOrDefault("model") is { } model && model != kind && Kinds.Contains(model)
            ? $"expected weights of the rule {kind}, found those of the rule {model} (metadata 'model')" : null;

    /// <summary>Refuses a file whose metadata name another rule, whatever its tensors are called.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="kind">The kind of the rule.</param>
    /// <exception cref="WeightFormatException">They do.</exception>
    public static void ThrowIfOther(WeightFile weights, string kind)
    {
        if (AgainstModel(weights, kind) is { } reason)
        {
            throw new WeightFormatException(weights.Source, reason);
        }
    }

    private static string? KindOf(string name, bool hasAttention)
    {
        var ours = Ours().Match(name);
        return ours.Success ? (ours.Groups["kind"].Value is var kind && kind == "layer" ? "gcn" : kind)
            : Attention().IsMatch(name) ? "gat"
            : Sage().IsMatch(name) && !hasAttention ? "sage"
            : null;
    }

    [GeneratedRegex(
        @"\A((?<kind>layer)[0-9]+\.(W|b)|(?<kind>gat)[0-9]+\.(W|src|dst|b)|(?<kind>sage)[0-9]+\.(Wn|Ws|b)|"
            + @"(?<kind>gin)[0-9]+\.(W1|W2|b1|b2|eps))\z",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Ours();

    [GeneratedRegex(@"(\A|\.)att(_(src|dst|l|r))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attention();

    [GeneratedRegex(@"(\A|\.)lin_(l|r)\.(weight|bias)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sage();
}
