using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Named tensors and how they came about.</summary>
/// <param name="Tensors">Tensors by name, in ordinal order.</param>
/// <param name="Metadata">Free text by key, in ordinal order: model, data set, seed, settings, L, beta, …</param>
public sealed record WeightFile(SortedDictionary<string, Tensor> Tensors, SortedDictionary<string, string> Metadata)
{
    /// <summary>Stands in <see cref="Require"/> for a size that may be anything.</summary>
    public const int Any = -1;

    /// <summary>The largest size of a free axis: updates keep a few numbers of each on the stack.</summary>
    public const int LargestSize = 1 << 14;

    /// <summary>An empty file to be filled.</summary>
    public WeightFile()
        : this(new(StringComparer.Ordinal), new(StringComparer.Ordinal))
    {
    }

    /// <summary>Where the tensors come from, for messages; the path where they were read from disk.</summary>
    public string Source { get; init; } = "weights in memory";

    /// <summary>The file that the features are from and how many a node has; null where they are from none.</summary>
    internal (string File, int Count)? Features { get; init; }

    /// <summary>What the header of the file says of every tensor, by name; empty where there is no file.</summary>
    public IReadOnlyList<TensorEntry> Entries { get; init; } = [];

    /// <summary>Is told what a model asks for, in its order; null where nobody wants to know.</summary>
    public ICollection<TensorRequest>? Requests { get; set; }

    /// <summary>The dtypes of tensors whose numbers cannot be read, by name.</summary>
    internal SortedDictionary<string, string> Unreadable { get; init; } = new(StringComparer.Ordinal);

    /// <summary>A tensor that has to be there with a certain shape.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its sizes, <see cref="Any"/> where a size is free: 1 to <see cref="LargestSize"/>.</param>
    /// <exception cref="WeightFormatException">It is missing, or its shape is another one.</exception>
    public Tensor Require(string name, params ReadOnlySpan<int> shape) =>
        Find(name, shape) ?? throw new WeightFormatException(
            Source, $"expected tensor '{name}' of shape {Describe(shape)}, found none{Nearest(name)}");

    /// <summary>A tensor that may be missing, but where it is there has a certain shape.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its sizes, <see cref="Any"/> where a size is free.</param>
    /// <returns>The tensor, or null where there is none.</returns>
    /// <exception cref="WeightFormatException">Its shape is another one, or not all its numbers are finite.</exception>
    public Tensor? Find(string name, params ReadOnlySpan<int> shape)
    {
        Requests?.Add(new TensorRequest(name, shape.ToArray()));
        if (!Tensors.TryGetValue(name, out var tensor))
        {
            return Unreadable.ContainsKey(name) ? throw UnreadableDtype(name) : null;
        }

        if (!Fits(tensor.Shape, shape))
        {
            var hint = FitsTransposed(tensor, shape) ? "; transposed it fits: {tensor: …, transpose: true} under 'names'" : string.Empty;
            throw new WeightFormatException(
                Source, $"expected tensor '{name}' of shape {Describe(shape)}, found {tensor.ShapeText}{hint}{Beside(shape)}");
        }

        var odd = Array.FindIndex(tensor.Values, value => !double.IsFinite(value));
        return odd < 0
            ? tensor
            : throw new WeightFormatException(
                Source,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected finite numbers in tensor '{name}', found {tensor.Values[odd]} at place {odd}"));
    }

    /// <summary>A number from the metadata that has to be there.</summary>
    /// <param name="key">Its key.</param>
    /// <exception cref="WeightFormatException">It is missing, or not a finite number.</exception>
    public double RequireNumber(string key)
    {
        var text = Metadata.GetValueOrDefault(key);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new WeightFormatException(
                Source, $"expected a number under '{key}' in the metadata, found {(text is null ? "none" : $"'{Excerpt.Of(text)}'")}");
    }

    /// <summary>Exchanges the rows and columns of a matrix, where it is there.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="WeightFormatException">It has another number of axes than two.</exception>
    public void Transpose(string name)
    {
        if (!Tensors.TryGetValue(name, out var tensor))
        {
            return;
        }

        if (tensor.Shape is not [_, _])
        {
            throw new WeightFormatException(Source, $"expected a matrix to transpose as tensor '{name}', found {tensor.ShapeText}");
        }

        Tensors[name] = tensor.Transposed();
    }

    private static bool Fits(ReadOnlySpan<int> found, ReadOnlySpan<int> shape)
    {
        var fits = found.Length == shape.Length;
        for (var axis = 0; fits && axis < shape.Length; axis++)
        {
            fits = shape[axis] == Any ? found[axis] is > 0 and <= LargestSize : shape[axis] == found[axis];
        }

        return fits;
    }

    private static bool FitsTransposed(Tensor tensor, ReadOnlySpan<int> shape) =>
        tensor.Shape is [> 1 and var rows, > 1 and var columns] && Fits([columns, rows], shape);

    /// <summary>The error that a tensor is of a dtype that is not read.</summary>
    internal WeightFormatException UnreadableDtype(string name) => new(
        Source, $"expected a real or integer dtype for tensor '{Excerpt.Of(name)}', found '{Excerpt.Of(Unreadable[name])}'");

    /// <summary>How messages tell which tensors there are.</summary>
    internal string Names() => Excerpt.Of(string.Join(", ", Tensors.Keys.Take(12)));

    /// <summary>The other file that a shape comes from.</summary>
    private string Beside(ReadOnlySpan<int> shape) => Features is not var (file, count) || !shape.Contains(count) ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $"; {file} has {count} {(count == 1 ? "feature" : "features")} a node");

    private static string Describe(ReadOnlySpan<int> shape) =>
        $"[{string.Join(", ", shape.ToArray().Select(size => size == Any ? "any" : size.ToString(CultureInfo.InvariantCulture)))}]";

    private string Nearest(string name)
    {
        var suffix = name[(name.LastIndexOf('.') + 1)..];
        var near = Tensors.Keys.Where(key => key.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty().First();
        return near is not null ? $"; there is '{Excerpt.Of(near)}'"
            : Tensors.Count == 0 ? string.Empty
            : $"; there are {Names()}";
    }
}
