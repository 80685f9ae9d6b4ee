namespace Hogwild.Reports;

/// <summary>A table for reading: rows of text, which Markdown and LaTeX are written from.</summary>
/// <param name="Title">What it is of.</param>
/// <param name="Label">A name without blanks, by which a paper refers to it.</param>
/// <param name="Columns">The titles of the columns, with their units.</param>
/// <param name="Names">How many of them are names, at the left; the others are numbers, at the right.</param>
/// <param name="Rows">The rows; a cell may have several lines.</param>
/// <param name="Notes">What must be known to read it, a sentence each: what ± is, over what.</param>
internal sealed record ReadingTable(
    string Title,
    string Label,
    IReadOnlyList<string> Columns,
    int Names,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string> Notes)
{
    /// <summary>Writes it as a part of a Markdown page.</summary>
    public void WriteMarkdown(TextWriter writer)
    {
        writer.WriteLine($"# {Escapes.Markdown(Title)}");
        writer.WriteLine();
        Row(Columns.Select(Escapes.Markdown));
        Row(Columns.Select((_, column) => column < Names ? "---" : "---:"));
        foreach (var row in Rows)
        {
            Row(row.Select(cell => string.Join("<br>", cell.Split('\n').Select(Escapes.Markdown))));
        }

        foreach (var note in Notes)
        {
            writer.WriteLine();
            writer.WriteLine(Escapes.Markdown(note));
        }

        void Row(IEnumerable<string> cells) => writer.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    /// <summary>Writes it as a LaTeX table, which needs the package booktabs.</summary>
    public void WriteLatex(TextWriter writer)
    {
        writer.WriteLine(@"\begin{table}");
        writer.WriteLine(@"\centering");
        writer.WriteLine($@"\caption{{{Latex.Text(Title)}}}");
        writer.WriteLine($@"\label{{tab:{string.Concat(Label.Where(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-'))}}}");
        writer.WriteLine(@"\footnotesize\setlength{\tabcolsep}{4pt}");
        writer.WriteLine(@"\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{%");
        writer.WriteLine($@"\begin{{tabular}}{{@{{}}{new string('l', Names)}{new string('r', Columns.Count - Names)}@{{}}}}");
        writer.WriteLine(@"\toprule");
        writer.WriteLine($@"{string.Join(" & ", Columns.Select(Head))} \\");
        writer.WriteLine(@"\midrule");
        foreach (var row in Rows)
        {
            var lines = row.Select(cell => cell.Split('\n')).ToList();
            for (var line = 0; line < lines.Max(cell => cell.Length); line++)
            {
                Row(lines.Select(cell => line < cell.Length ? cell[line] : string.Empty));
            }
        }

        writer.WriteLine(@"\bottomrule");
        writer.WriteLine(@"\end{tabular}}");
        if (Notes.Count > 0)
        {
            writer.WriteLine($@"\par\smallskip{{\footnotesize {string.Join(' ', Notes.Select(Latex.Text))}\par}}");
        }

        writer.WriteLine(@"\end{table}");

        void Row(IEnumerable<string> cells) => writer.WriteLine($@"{string.Join(" & ", cells.Select(Latex.Text))} \\");
    }

    /// <summary>A title that is longer than its numbers goes on two lines, at the blank nearest to its middle.</summary>
    private static string Head(string title)
    {
        const int Longest = 14;
        var blanks = title.Length <= Longest ? [] : Enumerable.Range(0, title.Length).Where(at => title[at] == ' ').ToList();
        if (blanks.Count == 0)
        {
            return Latex.Text(title);
        }

        var middle = blanks.MinBy(at => Math.Abs((2 * at) - title.Length));
        return $@"\shortstack{{{Latex.Text(title[..middle])}\\{Latex.Text(title[(middle + 1)..])}}}";
    }
}
