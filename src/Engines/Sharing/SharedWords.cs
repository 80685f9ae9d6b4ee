using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>What workers on threads say beside their versions, in memory that all share.</summary>
/// <param name="workers">How many there are.</param>
internal sealed class SharedWords(int workers)
{
    // Each on a line of the cache of its own.
    private const int Line = 8;
    private readonly long[] _words = [.. Enumerable.Repeat(SupervisionWord.Start.Packed, Line * workers)];

    /// <summary>What a worker says.</summary>
    public SupervisionWord Read(int worker) => SupervisionWord.Of(Volatile.Read(ref _words[Line * worker]));

    /// <summary>A worker says something.</summary>
    public void Write(int worker, SupervisionWord word) => Volatile.Write(ref _words[Line * worker], word.Packed);
}
