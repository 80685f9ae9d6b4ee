using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hogwild.Experiments.Tests;

/// <summary>
/// Defaults as they are written down in a file: parts that begin with a line <c># kept results 1, trainers 4: 0123…</c>, the versions that
/// the lines below were written for and a hash of both, and then have a line <c>option = default</c> each. No line can therefore be
/// changed without a version. What is new needs none, and is a part of its own at the end; where a version grows, all become one part.
/// </summary>
internal static class WrittenDefaults
{
    /// <summary>What is wrong with the file, and what to do about it; nothing where it says what is so now.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="now">The defaults as they are.</param>
    /// <param name="kept">The version of kept results.</param>
    /// <param name="trainers">The version of the trainers.</param>
    public static IReadOnlyList<string> Faults(
        IReadOnlyList<string> lines, SortedDictionary<string, string> now, int kept, int trainers)
    {
        string[] all = [.. now.Select(item => $"{item.Key} = {item.Value}")];
        if (lines.Count == 0 || !lines[0].StartsWith(Head(kept, trainers), StringComparison.Ordinal))
        {
            return [$"a version has grown: defaults.txt wants this text\n{string.Join('\n', Part(all, kept, trainers))}"];
        }

        var parts = Parts(lines);
        var written = parts.SelectMany(part => part.Skip(1)).ToLookup(line => line.Split(" = ", 2)[0]);
        string[] added = [.. now.Where(item => !written.Contains(item.Key)).Select(item => $"{item.Key} = {item.Value}")];
        return
        [
            .. parts.Where(part => part[0] != Part(part[1..], kept, trainers)[0]).Select(part =>
                $"the lines below '{part[0]}' are not those that it was written for: put them back as they were. A default may change only "
                    + "with KeptResults.Version (or Trainers.Version, where trainings come out otherwise), and what is new has a part of "
                    + "its own at the end"),
            .. written.SelectMany(lines => lines.Except(all)).Select(line =>
                $"'{line}' is no longer so, it is {now.GetValueOrDefault(line.Split(" = ", 2)[0]) ?? "gone"}: results that were kept "
                    + "with it would be taken for today's. KeptResults.Version has to grow (or Trainers.Version, where trainings come out "
                    + "otherwise); then this test says what to write"),
            .. added.Length == 0 ? (string[])[] : [
                "new options need no version where their defaults do what was done without them; then defaults.txt wants at its end\n"
                    + string.Join('\n', Part(added, kept, trainers))],
        ];
    }

    /// <summary>Lines with the one that belongs above them.</summary>
    public static string[] Part(IReadOnlyList<string> lines, int kept, int trainers)
    {
        var head = Head(kept, trainers);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(head + string.Join('\n', lines))))[..16];
        return [head + hash, .. lines];
    }

    private static string Head(int kept, int trainers) =>
        string.Create(CultureInfo.InvariantCulture, $"# kept results {kept}, trainers {trainers}: ");

    private static List<string[]> Parts(IReadOnlyList<string> lines)
    {
        int[] heads =
            [.. lines.Index().Where(line => line.Index == 0 || line.Item.StartsWith('#')).Select(line => line.Index), lines.Count];
        return [.. heads.Zip(heads.Skip(1), (from, to) => lines.Skip(from).Take(to - from).ToArray())];
    }
}
