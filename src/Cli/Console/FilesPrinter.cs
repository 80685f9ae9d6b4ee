using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>Tells which files there are.</summary>
internal static class FilesPrinter
{
    private static readonly string[] Formats = [".png", ".svg", ".pdf"];

    /// <summary>Writes a line of pictures and one of tables: the first of each with its path, all others by their names.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="folder">The folder, as it is shown.</param>
    /// <param name="files">What is in it, with forward slashes.</param>
    public static void Write(TextWriter output, string folder, IReadOnlyList<string> files)
    {
        var formats = Formats.Where(format => files.Any(file => IsPicture(file, format))).ToList();
        if (formats.Count > 0)
        {
            var pictures = files.Where(file => IsPicture(file, formats[0])).ToList();
            var others = formats.Count > 1 ? $" (and {string.Join(", ", formats.Skip(1))})" : string.Empty;
            output.WriteLine($"{(pictures.Count == 1 ? "Figure: " : "Figures:")} {Names(folder, pictures)}{others}");
        }

        output.WriteLine($"Tables:  {Names(folder, [.. files.Where(IsTable)])}");
        if (files.Contains(RecordedFiles.Index))
        {
            var index = Path.Combine([folder, .. RecordedFiles.Index.Split('/')]);
            output.WriteLine($"Cells:   {index} (which number is which; their runs are beside it)");
        }

        if (files.Contains(ReportPage.Name))
        {
            output.WriteLine($"Page:    {Path.Combine(folder, ReportPage.Name)} (all of it, for a browser)");
        }
    }

    private static bool IsTable(string file) => !file.Contains('/', StringComparison.Ordinal) && file != ReportPage.Name;

    private static bool IsPicture(string file, string format) => file.EndsWith(format, StringComparison.Ordinal);

    private static string Names(string folder, List<string> files) => string.Join(
        ", ", files.Select((file, index) => index == 0 ? Path.Combine([folder, .. file.Split('/')]) : Path.GetFileName(file)));
}
