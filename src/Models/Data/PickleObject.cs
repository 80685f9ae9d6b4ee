namespace Hogwild.Models;

/// <summary>
/// A thing of a pickle that is neither a number nor a text: what would have been called with what. Nothing is ever called.
/// </summary>
/// <param name="Class">The name of the class or function: module, blank, name.</param>
/// <param name="Arguments">What it would have been called with.</param>
internal sealed record PickleObject(string Class, IReadOnlyList<object?> Arguments)
{
    /// <summary>What its state would have been set to; null where that is nothing.</summary>
    internal object? State { get; set; }

    /// <summary>Keys and values that would have been put into it.</summary>
    internal List<(object? Key, object? Value)> Items { get; } = [];
}
