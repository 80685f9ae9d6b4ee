using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// A tensor as it is found in a file: one of another name, several joined to one, or a part of it. Joined first, cut then, transposed last.
/// </summary>
/// <param name="Tensor">Its name in the file; null where it is made of several.</param>
/// <param name="Transpose">
/// Whether rows and columns are to be exchanged, as of a layer of PyTorch, [out × in], where [in × out] is wanted.
/// </param>
[Kind("tensor", "a tensor of the file, by its name there, a part of one, or several as one", Brief = "tensor")]
public sealed record TensorName(
    [Option("its name in the file")] string? Tensor = null,
    [Option("true where rows and columns are to be exchanged, as of PyTorch's [out, in] for our [in, out]")] bool Transpose = false)
    : IChecked
{
    /// <summary>Names in the file of tensors that together are this one; empty where it is one.</summary>
    [Option("instead of 'tensor': the names of several in the file, which are joined", Default = "none")]
    public IReadOnlyList<string> Tensors { get; init; } = [];

    /// <summary>The axis along which <see cref="Tensors"/> are joined: 0 for one below the other, 1 for side by side.</summary>
    [Option("along which axis 'tensors' are joined: 0 one below the other, 1 side by side", Least = 0, Most = 7, Only = "tensors")]
    public int Axis { get; init; }

    /// <summary>The rows of the file's tensor that are taken, or the numbers of a vector; null for all.</summary>
    [Option("the rows that are taken, counted from 0, such as 0-15; of a vector its numbers")]
    public PlaceRange? Rows { get; init; }

    /// <summary>The columns of the file's tensor that are taken; null for all.</summary>
    [Option("the columns that are taken, counted from 0, such as 0-15")]
    public PlaceRange? Columns { get; init; }

    /// <summary>The names of all tensors of the file that it is made of.</summary>
    internal IEnumerable<string> Sources => Tensor is null ? Tensors : [Tensor];

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if ((Tensor is null) == (Tensors.Count == 0))
        {
            yield return new Misfit(string.Empty, "either the key 'tensor' or the key 'tensors'");
        }
    }

    /// <inheritdoc/>
    public bool Equals(TensorName? other) => other is not null && Tensor == other.Tensor && Transpose == other.Transpose
        && Tensors.SequenceEqual(other.Tensors) && Axis == other.Axis && Rows == other.Rows && Columns == other.Columns;

    /// <inheritdoc/>
    public override int GetHashCode() => Tensors.Count;
}
