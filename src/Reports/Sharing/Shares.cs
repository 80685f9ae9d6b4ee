using System.Globalization;
using System.Text.Json;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Shares that are put together.</summary>
internal static class Shares
{
    private const int MostTold = 10;
    private const string OfPlugIn = "--plugin";

    /// <summary>Reads the shares of some folders, and refuses what does not belong together, or is not all.</summary>
    /// <param name="folders">The folders, as they were given.</param>
    /// <returns>What they have in common: the file of the first share.</returns>
    /// <exception cref="ScenarioException">
    /// A folder is none of a share; shares differ in what they were asked, or some are missing.
    /// </exception>
    public static ShareFile Read(IReadOnlyList<string> folders)
    {
        var faults = new FaultList();
        var files = new List<(string Folder, ShareFile File)>();
        foreach (var folder in folders)
        {
            if (faults.Try(() => ShareFile.Read(folder), out var file))
            {
                files.Add((folder, file));
            }
        }

        faults.Tell();
        var (first, common) = files[0];
        foreach (var (folder, file) in files.Skip(1))
        {
            if (Difference(common, file) is { } difference)
            {
                faults.Add(new ScenarioException(folder, $"expected a share of the same study as {first}, found {difference}"));
            }
        }

        faults.Tell();
        foreach (var same in files.GroupBy(item => item.File.Share).Where(group => group.Count() > 1))
        {
            var others = string.Join(", ", same.Skip(1).Select(item => item.Folder));
            faults.Add(new ScenarioException(same.First().Folder, $"expected each share once, found {same.Key} in {others} too"));
        }

        List<int> missing = [.. Enumerable.Range(1, common.Share.Count).Except(files.Select(item => item.File.Share.Number))];
        if (missing.Count > 0)
        {
            var more = missing.Count > MostTold ? ", …" : string.Empty;
            var numbers = string.Join(", ", missing.Take(MostTold).Select(number => number.ToString(CultureInfo.InvariantCulture)));
            faults.Add(new ScenarioException(
                first, $"expected all {common.Share.Count} shares, found {files.Count}: missing {numbers}{more}"));
        }

        faults.Tell();
        return common;
    }

    /// <summary>In what two shares differ; null where they belong together.</summary>
    private static string? Difference(ShareFile one, ShareFile other) =>
        one.Share.Count != other.Share.Count ? $"one of {other.Share.Count} shares, not of {one.Share.Count}"
        : one.Question.Build != other.Question.Build ? $"one of another build (version {other.Version})"
        : one.Question.Asked != other.Question.Asked ? $"one of {Asked(one, other)}"
        : one.Question.Files != other.Question.Files ? "one that read other files: what the scenario names has changed in between"
        : !Options(one).SequenceEqual(Options(other))
            ? $"one that was asked with other options: {string.Join(' ', Options(other).DefaultIfEmpty("none"))}"
        : null;

    /// <summary>The command without what may be another path for every share: the scenario, plug-ins, and where weights are kept.</summary>
    private static IEnumerable<string> Options(ShareFile share)
    {
        for (var k = 2; k < share.Arguments.Count; k++)
        {
            if (share.Arguments[k] is OfPlugIn || share.Arguments[k] == share.CacheOption)
            {
                k++;
            }
            else
            {
                yield return share.Arguments[k];
            }
        }
    }

    private static string Asked(ShareFile one, ShareFile other)
    {
        using var before = JsonDocument.Parse(one.Scenario);
        using var now = JsonDocument.Parse(other.Scenario);
        var changes = ScenarioChanges.Between(before.RootElement, now.RootElement);
        var more = changes.Count > MostTold ? ", …" : string.Empty;
        return changes.Count == 0 ? "another command, or other options"
            : $"another scenario: {string.Join(", ", changes.Take(MostTold))}{more}";
    }
}
