namespace Hogwild.Experiments;

/// <summary>Keeps the outcomes of finished units of work under their names. Safe to call from several threads.</summary>
public interface IUnitStore
{
    /// <summary>What is kept under a name; null where nothing is.</summary>
    /// <param name="name">The name of a unit: a hash of everything that determines its outcome.</param>
    string? Find(string name);

    /// <summary>Keeps an outcome; it can be found whole or not at all.</summary>
    /// <param name="name">The name of the unit.</param>
    /// <param name="outcome">Its outcome as text.</param>
    void Keep(string name, string outcome);

    /// <summary>
    /// Opens a part that is kept beside an outcome, such as a recorded schedule, once it has been found whole; null where it is not.
    /// </summary>
    /// <param name="name">The name of the unit.</param>
    /// <param name="part">The name of the part, a word of letters and hyphens.</param>
    /// <returns>The very bytes that were written; the caller disposes of it.</returns>
    Stream? OpenPart(string name, string part);

    /// <summary>Keeps a part; it can be found whole or not at all. Parts are kept before the outcome is.</summary>
    /// <param name="name">The name of the unit.</param>
    /// <param name="part">The name of the part, a word of letters and hyphens.</param>
    /// <param name="write">Writes it.</param>
    void KeepPart(string name, string part, Action<Stream> write);
}
