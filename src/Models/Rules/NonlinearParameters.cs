using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The parameters of a nonlinear GNN: those of h, a perceptron with one hidden layer of d units, and s numbers in a state, p features of a
/// node, q of an arc.
/// <code>
/// z_ij = P x_j + Cj l_j + Ci l_i + Ce l_ij + b1      hidden layer of node i for its neighbour j
/// m_ij = φ(V tanh(z_ij) + b2)                        h_w(l_i, l_ij, x_j, l_j); φ is tanh, or nothing
/// </code>
/// </summary>
public sealed class NonlinearParameters
{
    /// <summary>What the names of the tensors in a file begin with.</summary>
    public const string Prefix = "nonlinear.";

    /// <summary>The key of the metadata that says how neighbours are put together: <c>sum</c>, the default, or <c>mean</c>.</summary>
    internal const string NeighboursKey = "neighbours";

    /// <summary>The key of the metadata that says what the last layer is: <c>tanh</c>, the default, or <c>linear</c>.</summary>
    internal const string OutputKey = "output";

    private static readonly string[] Known = ["P", "Cj", "Ci", "Ce", "b1", "V", "b2"];

    /// <summary>
    /// Reads the parameters from tensors <c>nonlinear.P</c> [d × s], <c>Cj</c> and <c>Ci</c> [d × p], <c>Ce</c> [d × q], <c>b1</c> [d],
    /// <c>V</c> [s × d] and <c>b2</c> [s], and what is not a tensor from the metadata <c>neighbours</c> and <c>output</c>.
    /// </summary>
    /// <param name="file">The tensors. Those with p or q columns may be missing where p or q is 0, and b1 and b2 always.</param>
    /// <param name="featureSize">p.</param>
    /// <param name="arcFeatureSize">q.</param>
    /// <exception cref="WeightFormatException">A tensor is missing, has another shape, or is of another rule than this one.</exception>
    public NonlinearParameters(WeightFile file, int featureSize, int arcFeatureSize)
    {
        ArgumentNullException.ThrowIfNull(file);
        LayerTensors.ThrowIfOther(file, "nonlinear-gnn");
        var first = file.Require(Prefix + "P", WeightFile.Any, WeightFile.Any);
        (HiddenSize, StateSize) = (first.Shape[0], first.Shape[1]);
        Coupling = first.Values;
        Output = file.Require(Prefix + "V", StateSize, HiddenSize).Values;
        Source = Columns("Cj", featureSize);
        Target = Columns("Ci", featureSize);
        Arc = Columns("Ce", arcFeatureSize);
        HiddenBias = file.Find(Prefix + "b1", HiddenSize)?.Values ?? new double[HiddenSize];
        OutputBias = file.Find(Prefix + "b2", StateSize)?.Values ?? new double[StateSize];
        Neighbours = Word(NeighboursKey, NeighbourPool.Sum);
        IsBounded = Word(OutputKey, TransitionOutput.Tanh) == TransitionOutput.Tanh;
        if (file.Tensors.Keys.FirstOrDefault(IsUnknown) is { } other)
        {
            throw new WeightFormatException(
                file.Source,
                $"expected no tensor of the rule beside {string.Join(", ", Known.Select(name => Prefix + name))}, found '"
                    + $"{Excerpt.Of(other)}'");
        }

        double[] Columns(string name, int columns) => columns == 0
            ? file.Find(Prefix + name, HiddenSize, 0)?.Values ?? [] : file.Require(Prefix + name, HiddenSize, columns).Values;

        T Word<T>(string key, T otherwise)
            where T : struct, Enum => !file.Metadata.TryGetValue(key, out var text) ? otherwise
            : Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true)
            : throw new WeightFormatException(
                file.Source,
                $"expected {string.Join(" or ", Enum.GetNames<T>().Select(name => $"'{Kebab.Of(name)}'"))} as {key} in the metadata, "
                    + $"found '{Excerpt.Of(text)}'");
    }

    /// <summary>s, the number of components of a node's state.</summary>
    public int StateSize { get; }

    /// <summary>d, the number of units of the hidden layer.</summary>
    public int HiddenSize { get; }

    /// <summary>How what neighbours amount to is put together.</summary>
    public NeighbourPool Neighbours { get; }

    /// <summary>Whether φ is tanh; else it is nothing.</summary>
    public bool IsBounded { get; }

    /// <summary>P, d × s.</summary>
    internal double[] Coupling { get; }

    /// <summary>Cj, d × p.</summary>
    internal double[] Source { get; }

    /// <summary>Ci, d × p.</summary>
    internal double[] Target { get; }

    /// <summary>Ce, d × q.</summary>
    internal double[] Arc { get; }

    /// <summary>b1, d.</summary>
    internal double[] HiddenBias { get; }

    /// <summary>V, s × d.</summary>
    internal double[] Output { get; }

    /// <summary>b2, s.</summary>
    internal double[] OutputBias { get; }

    private static bool IsUnknown(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && !Known.Contains(name[Prefix.Length..]);
}
