using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>
/// A command that leaves a folder of results: shows progress, writes what came out, and tells it. After an error or Ctrl-C the folder holds
/// what was there before.
/// </summary>
/// <param name="session">Where it writes, and when it is to stop.</param>
internal sealed class StudyCommand(Session session)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Whether tables are written as Parquet too.</summary>
    public bool Parquet { get; init; }

    /// <summary>Does the work, writes and tells.</summary>
    /// <param name="parent">The folder of all results.</param>
    /// <param name="name">The name of the folder of these.</param>
    /// <param name="studies">What is asked, of one scenario.</param>
    /// <param name="work">Carries it out, given where progress goes and the folder, for schedules that are recorded.</param>
    /// <param name="marker">The file by which the folder is known as one that may be replaced.</param>
    public int Run(
        string parent,
        string name,
        IReadOnlyList<Study> studies,
        Func<StudyOptions, ResultsFolder, IReadOnlyList<StudyResult>> work,
        string marker = RunFile.Name)
    {
        var (output, cancellation) = (session.Output, session.Cancellation);
        using var folder = session.Open(parent, name, marker);
        var results = ProgressDisplay.For(output).Show(progress => work(session.OptionsOf(parent, name, studies, progress), folder));
        cancellation.ThrowIfCancellationRequested();
        Results.Write(folder, results, _clock.Elapsed, cancellation, Parquet);
        folder.Commit();
        session.Finish();
        if (folder.KeptAside is { } aside)
        {
            session.Warn($"somebody has put files of their own beside the earlier results, which are kept in {aside}");
        }

        var shown = Path.Combine(parent, name);
        session.Latest = shown;
        using var telling = Work.On(Work.Summaries);
        results.ToList().ForEach(result => ResultPrinters.Write(output, result, shown));
        FilesPrinter.Write(output, shown, folder.Files);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done in {_clock.Elapsed.TotalSeconds:0.0} s."));
        return results.Any(result => result.Failures.Count > 0) ? ExitCodes.SomeFailed : ExitCodes.Done;
    }
}
