namespace Hogwild.Experiments.Tests;

/// <summary>A store that ends a study as a kill would, once so many units are kept.</summary>
internal sealed class FailingStore(IUnitStore store, int most) : IUnitStore
{
    private int _kept;

    /// <summary>How many units were kept.</summary>
    public int Kept => _kept;

    public string? Find(string name) => store.Find(name);

    public void Keep(string name, string outcome)
    {
        if (Interlocked.Increment(ref _kept) > most)
        {
            throw new InvalidOperationException("killed");
        }

        store.Keep(name, outcome);
    }

    public Stream? OpenPart(string name, string part) => store.OpenPart(name, part);

    public void KeepPart(string name, string part, Action<Stream> write) => store.KeepPart(name, part, write);
}
