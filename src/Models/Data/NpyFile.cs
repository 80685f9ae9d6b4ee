using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Reads an array that NumPy has saved as <c>.npy</c>: formats 1 to 3, real and whole numbers and booleans.</summary>
internal static class NpyFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="misfit">As in <see cref="NpyArray.Read"/>.</param>
    /// <exception cref="DataFormatException">It is no such array.</exception>
    /// <exception cref="TextLineException">It is no file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static NpyArray Read(string path, string name, Func<NpyHeader, string?>? misfit = null)
    {
        using var stream = DataFile.Open(path);
        return NpyArray.Read(stream, stream.Length, name, misfit);
    }
}
