namespace Hogwild.Simulation;

/// <summary>
/// A list that stands in a file: the path of the file is written in its place. Whoever knows what the list is for reads the file; before
/// that, it has no items.
/// </summary>
public abstract record ListFile
{
    private const string PartMark = ".npz#";

    private protected ListFile(InputFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var mark = file.Path.LastIndexOf(PartMark, StringComparison.OrdinalIgnoreCase) + PartMark.Length;
        Part = mark < PartMark.Length ? null : file.Path[mark..];
        var full = Part is not null && file.FullPath.EndsWith($"#{Part}", StringComparison.Ordinal)
            ? file.FullPath[..^(Part.Length + 1)] : file.FullPath;
        File = file with { FullPath = full };
    }

    /// <summary>The file; its path as it was written names the part as well.</summary>
    public InputFile File { get; }

    /// <summary>The array of an archive that is meant, written behind it as in <c>data.npz#x</c>; null where none is named.</summary>
    public string? Part { get; }

    /// <summary>Whether it is the name of several files, each with a list: a star stands for what differs.</summary>
    public bool IsPattern => File.Path.Contains('*', StringComparison.Ordinal);

    /// <summary>The list of a type of items that stands in a file.</summary>
    /// <param name="item">The type of the items.</param>
    /// <param name="file">The file as it was named, perhaps with a part behind it.</param>
    public static ListFile Of(Type item, InputFile file) =>
        (ListFile)Activator.CreateInstance(typeof(ListFile<>).MakeGenericType(item), file)!;
}
