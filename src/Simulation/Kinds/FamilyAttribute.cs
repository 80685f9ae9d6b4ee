namespace Hogwild.Simulation;

/// <summary>
/// A family of kinds: what one key of a scenario may name. It stands on the record that all specs of the family derive from.
/// </summary>
/// <param name="name">What one of them is called: <c>scheduler</c>.</param>
/// <param name="plural">What <c>hogwild list</c> calls them: <c>schedulers</c>.</param>
/// <param name="summary">What they are, in one line.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FamilyAttribute(string name, string plural, string summary) : Attribute
{
    /// <summary>What one of them is called.</summary>
    public string Name => name;

    /// <summary>What <c>hogwild list</c> calls them.</summary>
    public string Plural => plural;

    /// <summary>What they are, in one line.</summary>
    public string Summary => summary;
}
