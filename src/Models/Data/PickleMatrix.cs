using System.Globalization;
using System.Text;

namespace Hogwild.Models;

/// <summary>A sparse matrix of SciPy in a pickle, by compressed rows: only what is not zero is written.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Starts">Per row where its entries start, and after the last one how many there are.</param>
/// <param name="Indices">The column of every entry.</param>
/// <param name="Values">The entries.</param>
internal sealed record PickleMatrix(int Rows, int Columns, int[] Starts, int[] Indices, double[] Values)
{
    /// <summary>The matrix that a file holds.</summary>
    /// <exception cref="DataFormatException">It holds another thing, or one that contradicts itself.</exception>
    internal static PickleMatrix Read(string path, string name)
    {
        if (PickleFile.Read(path, name) is not PickleObject
            { Class: "scipy.sparse.csr csr_matrix", State: PickleObject { Class: "dict" } state })
        {
            throw new DataFormatException(name, "expected a csr_matrix of SciPy, found another thing");
        }

        var found = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in state.Items)
        {
            found[key is byte[] text ? Encoding.Latin1.GetString(text) : string.Empty] = value;
        }

        if (found.GetValueOrDefault("_shape") is not List<object?> { Count: 2 } shape
            || !shape.TrueForAll(size => size is long and >= 0 and < int.MaxValue))
        {
            throw new DataFormatException(name, "expected a shape of two whole numbers, found another thing");
        }

        var (indptr, indices, values) = (Array("indptr"), Array("indices"), Array("data"));
        return new PickleMatrix((int)(long)shape[0]!, (int)(long)shape[1]!, Whole(indptr), Whole(indices), values).Checked(name);

        double[] Array(string key) => PickleArray.Of(found.GetValueOrDefault(key), 1, $"{name}: {key}").Numbers;
    }

    /// <summary>Puts a row into an array of zeros; entries of one place add up.</summary>
    internal void CopyRow(int row, Span<double> to)
    {
        for (var entry = Starts[row]; entry < Starts[row + 1]; entry++)
        {
            to[Indices[entry]] += Values[entry];
        }
    }

    // What is no whole number that fits becomes one that no check lets pass.
    private static int[] Whole(double[] numbers) =>
        [.. numbers.Select(number => number is >= 0 and <= int.MaxValue && double.IsInteger(number) ? (int)number : -1)];

    private PickleMatrix Checked(string name)
    {
        if (Starts.Length != Rows + 1L || Starts[0] != 0 || Starts[^1] != Indices.Length || Indices.Length != Values.Length
            || Starts.Zip(Starts.Skip(1)).Any(pair => pair.First > pair.Second))
        {
            throw new DataFormatException(name, string.Create(
                CultureInfo.InvariantCulture,
                $"expected {Rows} rows one after the other in 'indptr', and as many 'indices' as 'data', found {Starts.Length} places, "
                    + $"{Indices.Length} indices and {Values.Length} numbers that do not agree"));
        }

        var odd = System.Array.FindIndex(Indices, column => column < 0 || column >= Columns);
        return odd >= 0 ? throw new DataFormatException(name, string.Create(
                CultureInfo.InvariantCulture, $"expected columns from 0 to {Columns - 1} in 'indices', found another at entry {odd}"))
            : System.Array.Exists(Values, value => !double.IsFinite(value)) ? throw new DataFormatException(
                name, "expected finite numbers in 'data', found one that is not")
            : this;
    }
}
