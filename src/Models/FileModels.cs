using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Models of graphs and matrices in files. An arc or entry that a rule refuses is said with its line.</summary>
internal static class FileModels
{
    /// <summary>The model on a graph from a file or a trace.</summary>
    /// <param name="file">The graph.</param>
    /// <param name="undirected">Whether lines of a list of edges are edges, or else arcs.</param>
    /// <param name="make">Makes the model.</param>
    /// <exception cref="TextFormatException">The file is not what it should be, or the rule refuses an arc.</exception>
    internal static Model With(this GraphFile file, bool undirected, Func<WeightedGraph, Model> make)
    {
        var graph = file.Read(undirected);
        try
        {
            return Noted(make(graph), graph.Notes);
        }
        catch (ArgumentException error) when (file.Located(error, undirected) is { } located)
        {
            throw located;
        }
    }

    /// <summary>The model of a square matrix.</summary>
    /// <param name="file">The matrix.</param>
    /// <param name="make">Makes the model.</param>
    /// <exception cref="TextFormatException">The file is not what it should be, or the rule refuses an entry.</exception>
    internal static Model With(this InputFile file, Func<SparseMatrix, Model> make)
    {
        var matrix = MatrixMarket.Read(file.FullPath);
        if (matrix.Rows != matrix.Columns)
        {
            throw new TextFormatException(file.FullPath, 1, 1, $"expected a square matrix, found {matrix.Rows} × {matrix.Columns}");
        }

        try
        {
            var model = make(matrix);
            return Noted(model, Parts.NoteOn(model.Data.Graph, Path.GetFileName(file.Path)) is { } note ? [note] : []);
        }
        catch (ArgumentException error) when (new GraphFile(Matrix: file).Located(error, undirected: false) is { } located)
        {
            throw located;
        }
    }

    /// <summary>As many numbers as a matrix has rows; where there are not, both files are named. Null where there is no file.</summary>
    internal static double[]? Numbers(this InputFile file, InputFile? numbers, SparseMatrix matrix) => numbers is null ? null
        : NumberFile.Read(numbers.FullPath, matrix.Rows, $"{Path.GetFileName(file.Path)} has {matrix.Rows} rows");

    private static Model Noted(Model model, IReadOnlyList<string> notes) =>
        notes.Count == 0 ? model : model with { Notes = [.. model.Notes, .. notes] };
}
