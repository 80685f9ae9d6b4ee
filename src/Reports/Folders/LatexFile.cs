namespace Hogwild.Reports;

/// <summary>The file <c>table.tex</c>: tables that a paper takes in by \input.</summary>
internal static class LatexFile
{
    /// <summary>The file.</summary>
    /// <param name="tables">Makes the tables when it is written.</param>
    /// <param name="place">The folder that it is in, with a slash at the end; by default that of the results.</param>
    public static ResultFile Of(Func<IEnumerable<ReadingTable>> tables, string place = "") => ResultFile.Text($"{place}table.tex", writer =>
    {
        writer.WriteLine(
            @"% Needs \usepackage[utf8]{inputenc}, \usepackage[T1]{fontenc}, \usepackage{textcomp}, \usepackage{booktabs} and "
                + @"\usepackage{graphicx}.");
        foreach (var table in tables())
        {
            writer.WriteLine();
            table.WriteLatex(writer);
        }
    });
}
