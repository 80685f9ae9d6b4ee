using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Arrays that NumPy has saved, alone or in an archive, as options name them.</summary>
internal static class NumpyFiles
{
    /// <summary>Whether the file is one of them.</summary>
    internal static bool Is(ListFile list) => DataFormats.Of(list.File.FullPath) is DataFormat.Npy or DataFormat.Npz;

    /// <summary>The array that is named.</summary>
    /// <param name="list">The file, and the array in it.</param>
    /// <param name="misfit">As in <see cref="NpyArray.Read"/>.</param>
    /// <exception cref="DataFormatException">It is no array of numbers, or there is none of the name.</exception>
    internal static NpyArray Read(ListFile list, Func<NpyHeader, string?>? misfit = null)
    {
        var (path, name) = (list.File.FullPath, list.File.Path);
        return DataFormats.Of(path) == DataFormat.Npz
            ? NpzFile.Read(path, list.Part, list.Part is null ? name : name[..^(list.Part.Length + 1)], misfit)
            : list.Part is null ? NpyFile.Read(path, name, misfit)
            : throw new DataFormatException(
                name, $"expected an archive of arrays (.npz), found a file without a part '{Excerpt.Of(list.Part)}'");
    }
}
