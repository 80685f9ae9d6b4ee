using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>Gathers which tensors the parameters of a model take: those that are named, then guesses.</summary>
/// <param name="ours">What is under our names already.</param>
/// <param name="tell">How a tensor of ours is called in the file.</param>
/// <param name="pool">The tensors that are not.</param>
internal sealed class FitBuilder(WeightFile ours, Func<string, string> tell, TensorPool pool)
{
    private readonly List<ParameterFit> _fits = [];

    /// <summary>What was gathered.</summary>
    public IReadOnlyList<ParameterFit> Parameters => _fits;

    /// <summary>The tensors that nothing has taken.</summary>
    public TensorPool Pool => pool;

    /// <summary>Whether a parameter is under its name.</summary>
    public bool Has(string parameter) => ours.Tensors.ContainsKey(parameter);

    /// <summary>A parameter that has to be there.</summary>
    /// <param name="parameter">Our name.</param>
    /// <param name="guess">Finds one; says whether it is meant transposed.</param>
    /// <param name="shape">The sizes that it has to have.</param>
    /// <returns>The shape as we would have it; null where there is none.</returns>
    public int[]? Require(string parameter, Func<(TensorEntry Entry, bool Transposed)?> guess, params int[] shape)
    {
        var found = Find(parameter, guess, shape);
        if (found is null && !Has(parameter))
        {
            _fits.Add(new ParameterFit(parameter, Text(shape), null, string.Empty, FitState.Missing, IsGuess: false));
        }

        return found;
    }

    /// <summary>The same of a parameter that may be missing, and then is not mentioned.</summary>
    public int[]? Find(string parameter, Func<(TensorEntry Entry, bool Transposed)?> guess, params int[] shape)
    {
        if (ours.Tensors.TryGetValue(parameter, out var tensor))
        {
            var state = Fits(tensor.Shape, shape) ? FitState.Fits
                : Fits([.. tensor.Shape.Reverse()], shape) && tensor.Shape.Length == 2 ? FitState.Transposed
                : FitState.OtherShape;
            _fits.Add(new ParameterFit(parameter, Text(shape), tell(parameter), tensor.ShapeText, state, IsGuess: false));
            return state switch
            {
                FitState.Fits => tensor.Shape,
                FitState.Transposed => [.. tensor.Shape.Reverse()],
                _ => null,
            };
        }

        if (guess() is not var (entry, transposed))
        {
            return null;
        }

        var how = transposed ? FitState.Transposed : FitState.Fits;
        _fits.Add(new ParameterFit(parameter, Text(shape), entry.Name, entry.ShapeText, how, IsGuess: true));
        return [.. transposed ? entry.Shape.Reverse() : entry.Shape];
    }

    /// <summary>The first matrix of a shape, or of that shape transposed; null where there is none.</summary>
    /// <param name="rows">Its rows, or <see cref="WeightFile.Any"/>.</param>
    /// <param name="columns">Its columns, or <see cref="WeightFile.Any"/>.</param>
    /// <param name="isWanted">What else it has to be.</param>
    public (TensorEntry Entry, bool Transposed)? Matrix(int rows, int columns, Func<TensorEntry, bool>? isWanted = null)
    {
        var entry = pool.Take(item => item.Shape.Count == 2 && isWanted?.Invoke(item) != false
            && (Fits(item.Shape, [rows, columns]) || Fits([.. item.Shape.Reverse()], [rows, columns])));

        // What fits both ways is taken as PyTorch's where it is called as there.
        return entry is null ? null
            : (entry, !Fits(entry.Shape, [rows, columns])
                || (Fits([.. entry.Shape.Reverse()], [rows, columns]) && entry.Name.EndsWith("weight", StringComparison.Ordinal)));
    }

    /// <summary>The first vector of a size; null where there is none.</summary>
    public (TensorEntry Entry, bool Transposed)? Vector(int size, Func<TensorEntry, bool> isWanted) =>
        pool.Take(item => item.Shape.Count == 1 && item.Shape[0] == size && isWanted(item)) is { } entry ? (entry, false) : null;

    private static bool Fits(IReadOnlyList<int> found, int[] wanted) => found.Count == wanted.Length
        && found.Zip(wanted).All(pair => pair.Second == WeightFile.Any || pair.First == pair.Second);

    private static string Text(int[] shape) =>
        $"[{string.Join(", ", shape.Select(size => size == WeightFile.Any ? "any" : size.ToString(CultureInfo.InvariantCulture)))}]";
}
