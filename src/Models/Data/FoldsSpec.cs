using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Which items are for the test, by folds: those of a file, or so many drawn at random.</summary>
/// <param name="File">The number of the fold of every item, from 0; null where folds are drawn.</param>
/// <param name="Of">Number of folds that are drawn; null where a file has them.</param>
/// <param name="Test">The fold of the test.</param>
/// <param name="Validation">The fold that choices are made by; null for none.</param>
/// <param name="Seed">Seed of the shuffle before folds are drawn.</param>
[Kind("folds", "which items are for the test, by folds; models are trained by the others")]
public sealed record FoldsSpec(
    [Option(
        "the number of the fold of every item, from 0",
        What = "the path of a file with a whole number for every item,",
        Files = "a whole number an item; .npy, or .npz#name",
        Example = "folds.txt",
        Default = "none")]
    ListFile<int>? File = null,
    [Option("number of folds that are drawn at random", Default = "those of the file", Least = 2)] int? Of = null,
    [Option("the fold of the test, from 0", Least = 0)] int Test = 0,
    [Option("the fold that choices are made by, from 0", Default = "none", Least = 0)] int? Validation = null,
    [Option("seed of the shuffle before folds are drawn", Only = "of")] ulong Seed = 1) : IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if ((File is null) == (Of is null))
        {
            yield return new Misfit(string.Empty, "exactly one of the keys file, of");
        }
        else if (Of is { } folds && Math.Max(Test, Validation ?? 0) >= folds)
        {
            yield return new Misfit(Test >= folds ? "test" : "validation", $"a whole number from 0 to {folds - 1}");
        }
        else if (Validation == Test)
        {
            yield return new Misfit("validation", "another fold than that of the test");
        }
    }
}
