using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>One share of a study's units of work, of several that are done apart, on other machines perhaps.</summary>
/// <param name="Number">Which share it is, from 1.</param>
/// <param name="Count">How many there are, at least 1.</param>
public readonly record struct Share(int Number, int Count)
{
    /// <summary>Most shares that a study can be divided into.</summary>
    public const int Most = 100_000;

    /// <summary>Reads <c>2/8</c>, the second share of eight.</summary>
    /// <param name="text">The text.</param>
    /// <param name="share">The share; the whole where the text is none.</param>
    public static bool TryParse(string? text, out Share share)
    {
        share = new Share(1, 1);
        var parts = (text ?? string.Empty).Split('/');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > Most || number < 1 || number > count)
        {
            return false;
        }

        share = new Share(number, count);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    /// <summary>
    /// The items of this share: each item is in exactly one. From one row of <see cref="Count"/> items to the next, places move by one, so
    /// that no share gets the same model in every row.
    /// </summary>
    internal IReadOnlyList<T> Of<T>(IEnumerable<T> items)
    {
        var (count, number) = (Count, Number);
        return [.. items.Where((_, index) => (index + (index / count)) % count == number - 1)];
    }

    /// <summary>
    /// The same where items take their time: the dearest first, each goes to the share that has least to do so far, the first of several.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="cost">About how much an item takes, the same on all machines.</param>
    internal IReadOnlyList<T> Of<T>(IReadOnlyList<T> items, Func<T, double> cost)
    {
        var (loads, own) = (new double[Count], new HashSet<int>());
        var dearest = items.Index().Select(item => (item.Index, Cost: cost(item.Item))).OrderByDescending(item => item.Cost);
        foreach (var (index, amount) in dearest)
        {
            var least = Array.IndexOf(loads, loads.Min());
            loads[least] += amount;
            if (least == Number - 1)
            {
                own.Add(index);
            }
        }

        return [.. items.Where((_, index) => own.Contains(index))];
    }
}
