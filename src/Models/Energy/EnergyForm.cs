using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Which energy it is (paper, eq. 12, and the forms that its published version compares). Weights say it in the metadata
/// <c>messages</c> and <c>attention</c>; those that say nothing are of edge-wise messages without attention.
/// </summary>
/// <param name="Messages">What messages are functions of.</param>
/// <param name="Attention">Whether messages are averaged with weights of features alone, instead of added up.</param>
public readonly record struct EnergyForm(EnergyMessages Messages = EnergyMessages.Edge, bool Attention = false)
{
    /// <summary>The key in the metadata of what messages are functions of: <c>edge</c> or <c>node</c>.</summary>
    internal const string MessagesKey = "messages";

    /// <summary>The key in the metadata of whether there is attention: <c>true</c> or <c>false</c>.</summary>
    internal const string AttentionKey = "attention";

    private static readonly string[] Always =
        ["P", "Cj", "c0", "Oj", "o0", "Vraw", "wraw", "R", "D", "d0", "Ax", "a0", "Bx", "b0"];

    private static readonly string[] OfEdges = ["Q", "Ci", "Ce", "Oe", "Oi"];

    private static readonly string[] OfAttention = ["Tj", "Ti", "Te", "t0", "t"];

    /// <summary>The form of the energy that a file has the parameters of.</summary>
    /// <exception cref="WeightFormatException">
    /// The metadata say something else than they may, or there is a tensor of an energy that this form has none of.
    /// </exception>
    public static EnergyForm Of(WeightFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var form = new EnergyForm(
            Word(file, MessagesKey, "edge", "node") ? EnergyMessages.Node : EnergyMessages.Edge, Word(file, AttentionKey, "false", "true"));
        var names = form.Names().ToList();
        List<string> faults =
        [
            .. file.Tensors.Keys.Where(name => name.StartsWith(EnergyParameters.Prefix, StringComparison.Ordinal))
                .Select(name => name[EnergyParameters.Prefix.Length..]).Where(name => !names.Contains(name))
                .Select(name => $"expected tensors of an energy with {form}, "
                    + $"found '{EnergyParameters.Prefix}{Excerpt.Of(name)}'{Why(name, names)}"),
        ];
        return faults.Count == 0 ? form : throw new WeightFormatException(file.Source, faults);
    }

    /// <summary>The words of a scenario.</summary>
    public override string ToString() => $"messages: {Word(Messages)}, attention: {(Attention ? "true" : "false")}";

    /// <summary>Refuses weights of another form than a rule has.</summary>
    /// <param name="file">The weights.</param>
    /// <exception cref="WeightFormatException">They are of another form; its option is the one that differs.</exception>
    internal void ThrowUnless(WeightFile file)
    {
        var found = Of(file);
        if (found != this)
        {
            throw new WeightFormatException(file.Source, $"expected weights of an energy with {this}, found those of one with {found}")
            {
                Option = found.Messages != Messages ? MessagesKey : AttentionKey,
            };
        }
    }

    /// <summary>Says in the metadata what is not so where they say nothing.</summary>
    internal void WriteTo(IDictionary<string, string> metadata)
    {
        if (Messages != EnergyMessages.Edge)
        {
            metadata[MessagesKey] = Word(Messages);
        }

        if (Attention)
        {
            metadata[AttentionKey] = "true";
        }
    }

    private static string Word(EnergyMessages messages) => messages == EnergyMessages.Node ? "node" : "edge";

    /// <summary>Whether the metadata have the second of two words; the first is what is meant where they have none.</summary>
    private static bool Word(WeightFile file, string key, string first, string second)
    {
        var word = file.Metadata.GetValueOrDefault(key, first);
        if (string.Equals(word, first, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return string.Equals(word, second, StringComparison.OrdinalIgnoreCase) ? true : throw new WeightFormatException(
            file.Source, $"expected '{first}' or '{second}' under '{key}' in the metadata of an energy, found '{Excerpt.Of(word)}'");
    }

    private static string Why(string name, List<string> names) =>
        OfEdges.Contains(name) ? ", which node-wise messages have none of"
        : OfAttention.Contains(name) ? ", which belongs to attention"
        : Nearest.Hint(name, names);

    private IEnumerable<string> Names() =>
        [.. Always, .. Messages == EnergyMessages.Edge ? OfEdges : [], .. Attention ? OfAttention : []];
}
