using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>
/// A command that leaves a folder of results: shows progress, writes what came out, and tells it. After an error or Ctrl-C the folder holds
/// what was there before.
/// </summary>
/// <param name="output">Receives progress, tables and the names of files.</param>
/// <param name="cancellation">Asks to stop.</param>
internal sealed class StudyCommand(TextWriter output, CancellationToken cancellation)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Does the work, writes and tells.</summary>
    /// <param name="parent">The folder of all results.</param>
    /// <param name="name">The name of the folder of these.</param>
    /// <param name="work">The studies, given where progress goes and the folder, for schedules that are recorded.</param>
    /// <param name="marker">The file by which the folder is known as one that may be replaced.</param>
    public int Run(
        string parent, string name, Func<StudyOptions, ResultsFolder, IReadOnlyList<StudyResult>> work, string marker = RunFile.Name)
    {
        using var folder = ResultsFolder.Open(parent, name, marker);
        var results = ProgressDisplay.For(output).Show(progress => work(OptionsOf(parent, progress), folder));
        cancellation.ThrowIfCancellationRequested();
        Results.Write(folder, results, _clock.Elapsed, cancellation);
        folder.Commit();
        var shown = Path.Combine(parent, name);
        results.ToList().ForEach(result => ResultPrinters.Write(output, result, shown));
        FilesPrinter.Write(output, shown, folder.Files);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done in {_clock.Elapsed.TotalSeconds:0.0} s."));
        return ExitCodes.Done;
    }

    /// <summary>How studies are carried out whose results go into a folder.</summary>
    public static StudyOptions OptionsOf(string parent, IProgress<RunProgress> progress) => new()
    {
        WeightCache = Kept.Weights(parent),
        Store = new UnitFolder(Kept.Units(parent)),
        Progress = progress.Report,
    };
}
