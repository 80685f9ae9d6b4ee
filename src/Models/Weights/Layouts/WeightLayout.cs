using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// How the tensors of a state_dict of PyTorch are called and shaped, so that they become ours. A layout of one's own derives from this
/// record and has a <see cref="KindAttribute"/>.
/// </summary>
[Family("layout", "layouts", "how PyTorch's files of weights are laid out")]
public abstract partial record WeightLayout
{
    /// <summary>The kind of the rule whose parameters it has: <c>gcn</c>.</summary>
    public abstract string Rule { get; }

    /// <summary>The tensors as our rule and readout name them, with metadata that says what the rule does with them.</summary>
    /// <param name="theirs">The tensors of the file, without those that the scenario names itself.</param>
    /// <exception cref="WeightFormatException">They are laid out otherwise, or of a model that our rule does not compute.</exception>
    public abstract WeightFile Read(WeightFile theirs);

    /// <summary>Why our rule computes something else on a graph than such a model; null where it does not. Default null.</summary>
    /// <param name="graph">The graph.</param>
    public virtual string? Against(Graph graph) => null;

    /// <summary>How messages list tensors.</summary>
    internal static string Listed(WeightFile file, IEnumerable<string> names) =>
        Excerpt.Of(string.Join(", ", names.Select(name =>
            $"{name} {(file.Tensors.TryGetValue(name, out var tensor) ? tensor.ShapeText : "of a dtype that is not read")}")));

    /// <summary>All names of a file, those of tensors that cannot be read included.</summary>
    private protected static IEnumerable<string> All(WeightFile file) =>
        file.Tensors.Keys.Concat(file.Unreadable.Keys).Order(StringComparer.Ordinal);
}
