using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>
/// Merge keys: <c>&lt;&lt;: *base</c> takes over the keys of a mapping, and <c>&lt;&lt;: [*a, *b]</c> those of several. What a mapping
/// has itself stays as it is, whatever the order, and of several mappings the earlier one wins (yaml.org/type/merge.html).
/// </summary>
internal static class YamlMerge
{
    /// <summary>The key.</summary>
    public const string Key = "<<";

    /// <summary>What a merge key takes over, of a key that comes twice the first.</summary>
    /// <param name="value">What stands behind it.</param>
    /// <param name="faults">Receives what is no mapping.</param>
    public static IEnumerable<Entry> Entries(Node value, FaultList faults)
    {
        var sources = value is SequenceNode { Items.Count: > 0 } list ? list.Items : [value];
        foreach (var other in sources.Where(source => source is not (MappingNode or LostNode)))
        {
            faults.Add(new ScenarioException(
                other.Place.ToString(),
                $"expected a mapping, or a list of mappings, whose keys '<<' takes over, found {other.Describe()}"));
        }

        return sources.OfType<MappingNode>().SelectMany(source => source.Entries);
    }

    /// <summary>A mapping: what is written in it, and in the place of merge keys what they take over.</summary>
    /// <param name="place">Where it begins.</param>
    /// <param name="written">What is written in it.</param>
    /// <param name="merged">What the merge keys among that take over.</param>
    /// <param name="faults">Receives keys that are written twice.</param>
    public static MappingNode Mapping(
        Place place, IReadOnlyList<Entry> written, IReadOnlyDictionary<Entry, IEnumerable<Entry>> merged, FaultList faults)
    {
        var own = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in written.Where(entry => !own.TryAdd(entry.Key, entry)))
        {
            var line = own[entry.Key].Place.Line;
            var where = line == 0 ? string.Empty : $" (first in line {line})";
            faults.Add(new ScenarioException(
                entry.Place.ToString(), $"expected each key once, found '{Excerpt.Of(entry.Key)}' again{where}"));
        }

        return merged.Count == 0 ? new MappingNode(place, written) : new MappingNode(place, written.SelectMany(entry =>
            merged.TryGetValue(entry, out var taken) ? taken.Where(other => !own.ContainsKey(other.Key)) : [entry]));
    }
}
