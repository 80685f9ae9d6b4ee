using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Reads rows of numbers from text or an array.</summary>
internal static class TableFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="list">The file.</param>
    /// <param name="words">What its numbers are called.</param>
    /// <param name="keys">Receives the first word of every row, which is no number then; null where rows have numbers alone.</param>
    /// <exception cref="DataFormatException">The file is not what it should be.</exception>
    internal static NumberTable Read(ListFile list, TableWords words, List<Word>? keys = null) => DataFaults.Said(list.File, () =>
        !NumpyFiles.Is(list) ? DataFaults.Named(list.File, FeatureFile.Read(list.File.FullPath, words, keys))
        : keys is null ? NodeArrays.Table(NumpyFiles.Read(list, header => NodeArrays.MisfitOf(header, words)), words)
        : throw new DataFormatException(
            list.File.Path, $"expected text with the name of a {words.Of} first in every row (named: true), found an array"));
}
