using System.Collections.Concurrent;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Writes down which units of a store were found or kept. Safe to call from several threads.</summary>
/// <param name="store">The store.</param>
internal sealed class UsedUnits(IUnitStore store) : IUnitStore
{
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    /// <summary>Their names, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Names => [.. _names.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public string? Find(string name)
    {
        var outcome = store.Find(name);
        if (outcome is not null)
        {
            _names[name] = true;
        }

        return outcome;
    }

    /// <inheritdoc/>
    public void Keep(string name, string outcome)
    {
        store.Keep(name, outcome);
        _names[name] = true;
    }

    /// <inheritdoc/>
    public Stream? OpenPart(string name, string part) => store.OpenPart(name, part);

    /// <inheritdoc/>
    public void KeepPart(string name, string part, Action<Stream> write) => store.KeepPart(name, part, write);
}
