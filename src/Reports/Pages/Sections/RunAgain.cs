using System.Security.Cryptography;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What it takes to have the same tables again.</summary>
internal static class RunAgain
{
    /// <summary>What comes of it.</summary>
    public const string Promise = "The same scenario, files and version give the same tables to the byte, whatever --jobs is. "
        + "The resolved scenario above is a scenario file too.";

    /// <summary>The command line, for a shell.</summary>
    /// <param name="result">What came out of it.</param>
    public static string Command(StudyResult result)
    {
        var (scenario, part) = (result.Scenario, PageParts.Of(result));
        var parts = new List<string> { "hogwild", part.Command, Quoted(FileOf(scenario)) };
        foreach (var (option, value) in part.Options(result))
        {
            parts.Add(value is null ? option : $"{option} {Quoted(value)}");
        }

        foreach (var (path, value) in scenario.Source?.Replaced ?? [])
        {
            parts.Add($"--set {Quoted($"{path}={value}")}");
        }

        parts.AddRange(scenario.LoadedPlugIns.Select(plugIn => $"--plugin {Quoted(Path.GetFileName(plugIn.Path))}"));
        return string.Join(' ', parts);
    }

    /// <summary>The files of others that took part, with the hashes of their bytes.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Files(Scenario scenario)
    {
        foreach (var plugIn in scenario.LoadedPlugIns)
        {
            yield return KeyValuePair.Create($"plug-in {Path.GetFileName(plugIn.Path)}", $"sha256 {plugIn.Sha256}");
        }

        foreach (var model in scenario.Models.Where(model => model.Weights?.File is not null))
        {
            if (HashOf(model.Weights!.File!.FullPath) is { } hash)
            {
                yield return KeyValuePair.Create($"weights of {model.Name}", $"{Path.GetFileName(model.Weights.File.Path)}, sha256 {hash}");
            }
        }
    }

    // A page may be sent: it does not say where on a machine things are.
    private static string FileOf(Scenario scenario) => scenario.Source is not { } source ? $"{scenario.Name}.json"
        : Path.IsPathRooted(source.File) ? Path.GetFileName(source.File) : source.File.Replace('\\', '/');

    private static string Quoted(string text) => text.Length > 0 && text.All(IsPlain) ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char sign) => char.IsAsciiLetterOrDigit(sign) || "-_./=:,%+@".Contains(sign, StringComparison.Ordinal);

    /// <summary>Null where the file has gone, or is a pattern.</summary>
    private static string? HashOf(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
