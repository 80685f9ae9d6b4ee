namespace Hogwild.Simulation;

/// <summary>An option that does not fit the others, or the world it is in.</summary>
/// <param name="Option">Its key, or keys and numbers of items joined by dots; empty for the whole.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Hint">What follows what was found, such as <see cref="Nearest.Hint"/>; empty for nothing.</param>
public readonly record struct Misfit(string Option, string Expected, string Hint = "")
{
    /// <summary>True where the key itself is wrong, and not what stands behind it.</summary>
    public bool IsOfKey { get; init; }

    /// <summary>A key that is none of some names.</summary>
    /// <param name="option">The key, as an option.</param>
    /// <param name="what">What the names are, in the plural.</param>
    /// <param name="names">The names.</param>
    public static Misfit OfName(string option, string what, IReadOnlyCollection<string> names) => new(
        option, $"one of the {what} {string.Join(", ", names)}", Nearest.Hint(option[(option.LastIndexOf('.') + 1)..], names))
    {
        IsOfKey = true,
    };
}
