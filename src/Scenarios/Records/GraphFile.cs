namespace Hogwild.Scenarios;

/// <summary>A graph with a number on every arc, in one of two formats.</summary>
/// <param name="IsMatrix">True for a Matrix Market file, whose entry (i, j) is the arc from j to i; false for a list of edges.</param>
/// <param name="File">The file.</param>
public sealed record GraphFile(bool IsMatrix, InputFile File);
