namespace Hogwild.Experiments;

/// <summary>A unit of work, whatever it comes to.</summary>
internal interface IUnit
{
    /// <summary>Its name: the hash of all that determines the outcome.</summary>
    string Name { get; }

    /// <summary>Whether its outcome stays once the results are written.</summary>
    bool IsLasting { get; }
}
