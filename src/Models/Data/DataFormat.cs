namespace Hogwild.Models;

/// <summary>What a data file is.</summary>
internal enum DataFormat
{
    /// <summary>Lines of words.</summary>
    Text,

    /// <summary>A Matrix Market file.</summary>
    MatrixMarket,

    /// <summary>A graph in XML.</summary>
    GraphMl,

    /// <summary>One array of numbers, as NumPy saves it.</summary>
    Npy,

    /// <summary>An archive of such arrays.</summary>
    Npz,
}
