using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>A mapping that is read as a kind says.</summary>
/// <param name="node">The mapping.</param>
/// <param name="path">Keys from the top, joined by dots; empty for the scenario itself.</param>
/// <param name="kind">What may be in it.</param>
/// <param name="written">
/// Of one of several kinds: the node as it was written, whose mapping also holds the key <c>kind</c>; else null.
/// </param>
internal sealed class Section(MappingNode node, string path, Kind kind, Node? written)
{
    private string Where => path.Length == 0 ? "the scenario"
        : written is not null ? $"'{path}' of kind {kind.Name}" : $"'{path}'";

    /// <summary>The value of a key; null where it is not written.</summary>
    public Value? Find(string key) => new Value(node, path).Find(key);

    /// <summary>The options that are written, in the order of the file.</summary>
    public IEnumerable<Option> Written() =>
        node.Entries.Select(entry => kind.Options.FirstOrDefault(option => option.Name == entry.Key)).OfType<Option>();

    /// <summary>Keys that are missing, unknown, or without another key that they need.</summary>
    public FaultList Faults()
    {
        var faults = new FaultList();
        List<string> known = [.. written is null ? Array.Empty<string>() : ["kind"], .. kind.Options.Select(option => option.Name)];
        List<Entry> unknown = [.. node.Entries.Where(entry => !known.Contains(entry.Key)).Take(FaultList.Most)];
        // A key that was misspelt is told once.
        var meant = unknown.Select(entry => Nearest.Find(entry.Key, known)).ToList();
        foreach (var option in kind.Options.Where(option =>
            option.IsRequired && node.Find(option.Name) is null && !meant.Contains(option.Name)))
        {
            faults.Add(new ScenarioException(
                node.Place.ToString(), $"expected the key '{option.Name}' in {Where}, found {(written ?? node).Describe()}"));
        }

        foreach (var entry in unknown)
        {
            // Nobody has written a key that an override has made of a word.
            if (Equals(node.Opened?.Written, entry.Value))
            {
                faults.Add(new Value(node, path).Expected($"a mapping with {string.Join(", ", known)}"));
                continue;
            }

            var keys = known.Count == 1 ? $"only the key {known[0]}" : $"one of the keys {string.Join(", ", known)}";
            faults.Add(new ScenarioException(
                entry.Place.ToString(), $"expected {keys} in {Where}, found '{Excerpt.Of(entry.Key)}'{Nearest.Hint(entry.Key, known)}"));
        }

        return faults;
    }
}
