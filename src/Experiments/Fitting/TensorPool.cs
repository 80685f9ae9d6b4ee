using System.Text.RegularExpressions;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>The tensors of a file that nothing has taken yet, in the order of the numbers in their names.</summary>
internal sealed partial class TensorPool
{
    private readonly List<TensorEntry> _entries;

    /// <summary>All tensors but some.</summary>
    public TensorPool(IEnumerable<TensorEntry> entries, IReadOnlySet<string> taken) => _entries =
    [
        .. entries.Where(entry => !taken.Contains(entry.Name))
            .OrderBy(entry => Number().Replace(entry.Name, match => match.Value.PadLeft(10, '0')), StringComparer.Ordinal),
    ];

    /// <summary>Those that are left.</summary>
    public IReadOnlyList<TensorEntry> Left => _entries;

    /// <summary>Takes the first tensor that is as wanted; null where none is.</summary>
    public TensorEntry? Take(Func<TensorEntry, bool> isWanted)
    {
        var entry = _entries.Find(item => isWanted(item));
        if (entry is not null)
        {
            _entries.Remove(entry);
        }

        return entry;
    }

    /// <summary>The numbers in a name, by which a weight and its bias belong together: <c>convs.0.lin.weight</c> has 0.</summary>
    public static string NumbersIn(string name) => string.Join(' ', Number().Matches(name).Select(match => match.Value));

    [GeneratedRegex("[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
