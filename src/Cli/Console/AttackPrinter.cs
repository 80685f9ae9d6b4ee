using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>What an attack leaves on the terminal: for every model how bad it gets, and the file that does it.</summary>
internal static class AttackPrinter
{
    /// <summary>Writes the lines.</summary>
    /// <param name="output">Receives them.</param>
    /// <param name="result">What came out.</param>
    /// <param name="folder">The folder of the files, as it is shown.</param>
    public static void Write(TextWriter output, AttackResult result, string folder)
    {
        foreach (var model in result.Models)
        {
            output.WriteLine(
                $"{model.Result.Model}: {End(model.Worst)} by {model.Worst.Strategy}; random schedules: median "
                    + $"{Powers.Write(model.RandomMedian)}, worst {End(model.RandomWorst)}");
            output.WriteLine($"    {Path.Combine(folder, AttackFiles.ScheduleFileOf(model))}");
        }
    }

    private static string End(Attempt attempt) => attempt.DivergedAt is { } time
        ? $"diverges at {DurationText.Write(TimeSpan.FromTicks(time))}"
        : Powers.Write(attempt.End);
}
