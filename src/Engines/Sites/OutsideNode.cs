namespace Hogwild.Engines;

/// <summary>A node of another worker that a worker reads.</summary>
/// <param name="Node">Its index.</param>
/// <param name="At">Where in the reader's memory its shared state lies, and behind it its messages to nodes of the reader.</param>
/// <param name="Size">How many numbers these are.</param>
internal readonly record struct OutsideNode(int Node, int At, int Size);
