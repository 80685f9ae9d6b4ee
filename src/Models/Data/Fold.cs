using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// One way to split a data set: after one shuffle, which depends on the seed alone, fold f tests on every K-th graph from the f-th on.
/// Choices are made, and training is stopped early, by the validation graphs, which are the test graphs of the next fold; a final training
/// may use them too. Test graphs are not looked at before the end.
/// </summary>
/// <param name="Training">Numbers of the graphs that are neither for validation nor for the test, in shuffled order.</param>
/// <param name="Validation">Numbers of the graphs by which choices are made.</param>
/// <param name="Test">Numbers of the graphs of the test.</param>
public sealed record Fold(IReadOnlyList<int> Training, IReadOnlyList<int> Validation, IReadOnlyList<int> Test)
{
    /// <summary>Training and validation graphs together, in shuffled order.</summary>
    public required IReadOnlyList<int> TrainingAndValidation { get; init; }

    /// <summary>One of the folds.</summary>
    /// <param name="count">Number of graphs.</param>
    /// <param name="folds">K, the number of folds, 2 to <paramref name="count"/>.</param>
    /// <param name="fold">f, 0 to K − 1.</param>
    /// <param name="seed">Seed of the shuffle.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such fold.</exception>
    public static Fold Create(int count, int folds, int fold, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, count);
        ArgumentOutOfRangeException.ThrowIfNegative(fold);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fold, folds);
        var order = new Draws(seed).Permutation(count, Purpose.Data, StableHash.Add(StableHash.Start, 1));
        return new Fold(
            Where(of => of != fold && of != (fold + 1) % folds),
            Where(of => of == (fold + 1) % folds),
            Where(of => of == fold)) { TrainingAndValidation = Where(of => of != fold) };

        IReadOnlyList<int> Where(Func<int, bool> isMember) => [.. order.Where((_, place) => isMember(place % folds))];
    }
}
