using System.Globalization;
using System.Text;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>An array of NumPy in a pickle: <c>_reconstruct</c> with the state (version, shape, type, order, bytes).</summary>
/// <param name="Shape">The length of every axis: one or two.</param>
/// <param name="Numbers">The numbers, row by row.</param>
internal sealed record PickleArray(int[] Shape, double[] Numbers)
{
    /// <summary>The array that a thing of a pickle stands for.</summary>
    /// <param name="thing">The thing.</param>
    /// <param name="axes">How many axes it must have, 1 or 2.</param>
    /// <param name="place">What it is called in messages.</param>
    /// <exception cref="DataFormatException">It is another thing, or says other lengths than it has.</exception>
    internal static PickleArray Of(object? thing, int axes, string place)
    {
        if (thing is not PickleObject { Class: "numpy.core.multiarray _reconstruct", State: List<object?> { Count: 5 } state }
            || state is not [_, List<object?> shape, PickleObject { Class: "numpy dtype" } type, bool isFortran, byte[] bytes])
        {
            throw new DataFormatException(place, "expected an array of NumPy, found another thing");
        }

        var described = TypeOf(type);
        var known = NpyType.Of(described)
            ?? throw new DataFormatException(place, $"expected numbers of one of the types {NpyType.Known}, found {Excerpt.Of(described)}");
        var sizes = shape.Select(size => size is long and >= 0 and <= int.MaxValue ? (int)(long)size : -1).ToArray();
        var count = sizes.Aggregate(1L, (product, size) => size < 0 || product < 0 || product * size > int.MaxValue ? -1 : product * size);
        if (sizes.Length != axes || count < 0 || count * known.Size != bytes.Length)
        {
            throw new DataFormatException(place, string.Create(
                CultureInfo.InvariantCulture,
                $"expected an array of {axes} axes with as many bytes as its shape says, found ({string.Join(", ", sizes)}) of "
                    + $"{known.Size} bytes each in {bytes.Length} bytes"));
        }

        var numbers = new double[count];
        for (var index = 0; index < numbers.Length; index++)
        {
            var from = isFortran && axes == 2 ? (index % sizes[1] * sizes[0]) + (index / sizes[1]) : index;
            numbers[index] = known.Number(bytes.AsSpan(from * known.Size, known.Size));
        }

        return new PickleArray(sizes, numbers);
    }

    /// <summary>A type as NumPy describes it: the order of its bytes stands in the state, and what it is before that.</summary>
    private static string TypeOf(PickleObject type) =>
        type is { Arguments: [byte[] what, ..], State: List<object?> and [_, byte[] order, ..] }
        ? Encoding.Latin1.GetString(order) + Encoding.Latin1.GetString(what) : "another thing";
}
