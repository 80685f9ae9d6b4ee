using System.Collections;

namespace Hogwild.Simulation;

/// <summary>A list of one type of items that stands in a file; see <see cref="ListFile"/>.</summary>
/// <typeparam name="T">What the items are.</typeparam>
public sealed record ListFile<T> : ListFile, IReadOnlyList<T>
{
    /// <summary>The list in a file.</summary>
    /// <param name="file">The file as it is named, perhaps with a part behind it: <c>InputFile.At("data.npz#x")</c>.</param>
    public ListFile(InputFile file)
        : base(file)
    {
    }

    /// <summary>0: nothing is read yet.</summary>
    public int Count => 0;

    /// <summary>There is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Always.</exception>
    public T this[int index] => throw new ArgumentOutOfRangeException(nameof(index), index, $"nothing of {File.Path} is read yet");

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Enumerable.Empty<T>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
