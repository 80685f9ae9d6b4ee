using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads measured probabilities of delivery: lines of sender, receiver and probability, separated by blanks, commas or semicolons. Pairs
/// that are not there or have no probability, and a node with itself, have probability 0. What follows # or % is a comment.
/// </summary>
public static class DeliveryFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="first">
    /// The number of the first node; lines with smaller ones are left out. The largest number makes the number of nodes.
    /// </param>
    /// <exception cref="TextFormatException">
    /// Not three numbers in a line, a probability outside 0 to 1, a pair that appears twice, or no nodes.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DeliveryTable Read(string path, int first)
    {
        const string Form = "a sender, a receiver and a probability";
        using var reader = new RowReader(path);
        var found = new Dictionary<(int Source, int Target), double>();
        var count = 0;
        RowReader.Each(() => reader.Next(Form, 2, 3), () =>
        {
            var (source, target) = (reader.Node(0) - first, reader.Node(1) - first);
            var probability = reader.Count < 3 ? 0 : reader.Number(2, "a probability");
            if (probability is < 0 or > 1)
            {
                throw reader.Error(2, FormattableString.Invariant($"expected a probability from 0 to 1, found {probability}"));
            }

            if (source < 0 || target < 0)
            {
                return;
            }

            if (!found.TryAdd((source, target), probability))
            {
                throw reader.Error(0, $"expected each pair once, found {source + first} {target + first} again");
            }

            count = Math.Max(count, Math.Max(source, target) + 1);
        });

        return count > 0 ? new DeliveryTable(count, found.Select(item => (item.Key.Source, item.Key.Target, item.Value)))
            : throw new TextFormatException(path, 1, 1, $"expected lines of {Form}, found no nodes in {Path.GetFileName(path)}");
    }
}
