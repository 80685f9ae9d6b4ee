using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>
/// The invariant culture of the thread, and of those that it starts, as long as this lasts: libraries and texts that ask the thread for its
/// culture then write the same numbers for everybody.
/// </summary>
internal sealed class InvariantCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    /// <summary>Begins.</summary>
    public InvariantCulture() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    /// <summary>Ends: the culture is the one before.</summary>
    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
