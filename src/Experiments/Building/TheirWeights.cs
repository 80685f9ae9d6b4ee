using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Weights as a scenario names them, from files as others have written them.</summary>
internal static class TheirWeights
{
    /// <summary>The parameters of a model.</summary>
    /// <param name="model">Its name, for messages.</param>
    /// <param name="weights">Where they are.</param>
    /// <exception cref="WeightFormatException">The file is malformed, or has not what names and layout say.</exception>
    public static WeightFile Read(string model, WeightsSpec weights)
    {
        if (weights.File is { } file)
        {
            return Ours(SafeTensors.Read(file.FullPath) with { Source = file.Path }, weights);
        }

        var written = new WeightFile { Source = $"models.{model}.weights.tensors" };
        foreach (var (name, tensor) in weights.Tensors)
        {
            written.Tensors.Add(name, tensor);
        }

        return Pooled(written, weights);
    }

    /// <summary>
    /// The tensors of a file under our names: those that are named first, then what the layout makes of the others, or else the others as
    /// they are.
    /// </summary>
    /// <exception cref="WeightFormatException">The file has not what names and layout say; all wrong names are told.</exception>
    public static WeightFile Ours(WeightFile theirs, WeightsSpec weights)
    {
        var named = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var (ours, name) in weights.Names)
        {
            try
            {
                named[ours] = One(theirs, ours, name);
            }
            catch (WeightFormatException error)
            {
                faults.Add(error.Message[(theirs.Source.Length + 2)..]);
            }
        }

        if (faults.Count > 0)
        {
            throw new WeightFormatException(theirs.Source, faults);
        }

        var taken = weights.Names.SelectMany(name => name.Value.Sources).ToHashSet(StringComparer.Ordinal);
        var rest = theirs with { Tensors = new(theirs.Tensors, StringComparer.Ordinal) };
        taken.ToList().ForEach(name => rest.Tensors.Remove(name));
        var result = weights.Layout?.Read(rest) ?? rest;
        foreach (var (ours, tensor) in named)
        {
            result.Tensors[ours] = tensor;
        }

        return Pooled(result, weights);
    }

    /// <summary>Weights that say how states are pooled, where the scenario does; the file must not say otherwise.</summary>
    private static WeightFile Pooled(WeightFile weights, WeightsSpec spec)
    {
        if (spec.Pool is not { } pool)
        {
            return weights;
        }

        var (own, name) = (weights.Metadata.GetValueOrDefault(Pooling.Key), Pooling.NameOf(pool));
        return own is null || own == name
            ? weights with { Metadata = new(weights.Metadata, StringComparer.Ordinal) { [Pooling.Key] = name } }
            : throw new WeightFormatException(
                weights.Source, $"expected '{name}' as {Pooling.Key}, which 'weights.pool' says, found '{Excerpt.Of(own)}'");
    }

    private static Tensor One(WeightFile theirs, string ours, TensorName name)
    {
        var parts = name.Sources.Select(source => Find(theirs, ours, source)).ToList();
        Tensor whole;
        try
        {
            whole = parts.Count == 1 ? parts[0] : Tensor.Join(name.Axis, parts);
        }
        catch (ArgumentException)
        {
            var axis = name.Axis.ToString(CultureInfo.InvariantCulture);
            throw new WeightFormatException(
                theirs.Source,
                $"expected tensors that differ along axis {axis} alone (for '{ours}'), found "
                    + string.Join(", ", parts.Select(part => part.ShapeText)));
        }

        whole = Cut(theirs, ours, whole, 0, name.Rows);
        whole = Cut(theirs, ours, whole, 1, name.Columns);
        return !name.Transpose ? whole
            : whole.Shape.Length == 2 ? whole.Transposed()
            : throw new WeightFormatException(theirs.Source, $"expected a matrix to transpose as tensor '{ours}', found {whole.ShapeText}");
    }

    private static Tensor Cut(WeightFile theirs, string ours, Tensor whole, int axis, PlaceRange? places) => places is null ? whole
        : axis < whole.Shape.Length && places.Last < whole.Shape[axis]
            ? whole.Slice(axis, places.First, places.Last - places.First + 1)
            : throw new WeightFormatException(
                theirs.Source,
                $"expected a tensor with the {(axis == 0 ? "rows" : "columns")} {places} (for '{ours}'), found {whole.ShapeText}");

    private static Tensor Find(WeightFile theirs, string ours, string name) => theirs.Tensors.TryGetValue(name, out var tensor) ? tensor
        : theirs.Entries.FirstOrDefault(entry => entry.Name == name) is { } entry
            ? throw new WeightFormatException(
                theirs.Source,
                $"expected a real or integer dtype for tensor '{Excerpt.Of(name)}', found '{Excerpt.Of(entry.Dtype)}'")
            : throw new WeightFormatException(
                theirs.Source,
                $"expected tensor '{Excerpt.Of(name)}' (for '{ours}'), found {Excerpt.Of(string.Join(", ", theirs.Tensors.Keys.Take(12)))}"
                    + Nearest.Hint(name, theirs.Tensors.Keys));
}
