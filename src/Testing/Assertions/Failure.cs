using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>What a failed assertion tells, and leaves behind.</summary>
internal static class Failure
{
    public static FalsifiedException Of(Counterexample found, string folder)
    {
        var file = Save(found, folder);
        var lines = new List<string>
        {
            $"Falsified: {found.Claim.Statement}.",
            $"    {found.Story}",
        };
        lines.AddRange(found.Lines.Select(line => $"    {line}"));
        lines.Add(found.Replay is { } seed ? $"FsCheck replay: {seed}" : $"Found by the {Phase(found.Phase)} search, which needs no seed.");
        lines.Add($"Schedule: {file}");
        return new FalsifiedException(string.Join(Environment.NewLine, lines), found);
    }

    private static string Phase(SearchPhase phase) => phase == SearchPhase.Adversarial ? "adversarial" : "systematic";

    /// <summary>Writes the whole file or none of it. Its name says what it holds, so that tests can run side by side.</summary>
    private static string Save(Counterexample found, string folder)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{found.Claim.Model.Name}-{found.Schedule.Trailer.Fingerprint:x16}.schedule.jsonl");
        var (file, partial) = (Path.Combine(folder, name), Path.Combine(folder, $".{name}.{Path.GetRandomFileName()}"));
        using (var stream = File.Create(partial))
        {
            ScheduleFile.Write(found.Schedule, stream);
        }

        File.Move(partial, file, overwrite: true);
        return file;
    }
}
