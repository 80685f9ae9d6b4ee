using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Nodes in an order: numbers and ranges, separated by blanks or commas.</summary>
/// <param name="Nodes">Their numbers, each once, at most 60.</param>
public sealed record ShownNodes(params IReadOnlyList<int> Nodes) : ITextValue<ShownNodes>
{
    private const int Most = 60;

    /// <inheritdoc/>
    public static string Expected => "node numbers such as 0-5 or 0 3 7";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9, -]+$";

    /// <inheritdoc/>
    public static bool TryRead(string text, out ShownNodes? value, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (value, problem) = (null, null);
        var nodes = new List<int>();
        foreach (var part in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !Number(ends[0], out var first) || !Number(ends[^1], out var last)
                || last < first || last - first >= Most)
            {
                return false;
            }

            nodes.AddRange(Enumerable.Range(first, last - first + 1));
        }

        value = nodes.Count is > 0 and <= Most && nodes.Distinct().Count() == nodes.Count ? new ShownNodes(nodes) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public bool Equals(ShownNodes? other) => other is not null && Nodes.SequenceEqual(other.Nodes);

    /// <inheritdoc/>
    public override int GetHashCode() => Nodes.Count;

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Nodes);

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
