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
}
