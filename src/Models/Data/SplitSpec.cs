using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Which items models are trained by, which choices are made by, and which are looked at in the end; from files.</summary>
/// <param name="Train">The items of the training.</param>
/// <param name="Test">The items of the test.</param>
/// <param name="Validation">The items that choices are made by; null for none.</param>
[Kind("split", "which items are for training, validation and test")]
public sealed record SplitSpec(
    [Option("items of the training", What = SplitSpec.What, Files = SplitSpec.Forms, Example = "train.txt")] ListFile<int> Train,
    [Option("items of the test", What = SplitSpec.What, Files = SplitSpec.Forms, Example = "test.txt")] ListFile<int> Test,
    [Option(
        "items that choices are made by", What = SplitSpec.What, Files = SplitSpec.Forms, Example = "val.txt", Default = "none")]
    ListFile<int>? Validation = null)
{
    internal const string What = "the path of a file of numbers of items, or of a mask,";
    internal const string Forms = "numbers or names of items, or 0 or 1 (false or true) for each; .npy, or .npz#name";
}
