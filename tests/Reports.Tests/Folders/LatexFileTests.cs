using System.Diagnostics;

namespace Hogwild.Reports.Tests;

/// <summary>What table.tex has is set by LaTeX, whatever names are in it, and fits a page.</summary>
public sealed class LatexFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_of_many_columns_with_strange_names_is_set_without_errors_within_the_line()
    {
        Assert.SkipUnless(Run("pdflatex", "--version"), "there is no LaTeX here");
        var table = new ReadingTable(
            @"Loss Δ ŵ — 日本 ∥x∥₂ ᵀ ≈ <script> \input{x} $1 & 2% _^~ “q” 😀",
            "a_b",
            [.. Enumerable.Range(1, 13).Select(k => $"updates/node to tolerance {k}")],
            2,
            [[.. Enumerable.Range(1, 13).Select(_ => "(1.05 ± 0.28)×10⁻⁹")]],
            ["Mean ± population standard deviation over 8 schedules; tolerance 10⁻⁶."]);
        using (var stream = File.Create(_folder["table.tex"]))
        {
            LatexFile.Of(() => [table]).Write(stream);
        }

        _folder.Write("paper.tex", """
            \documentclass{article}
            \usepackage[utf8]{inputenc}
            \usepackage[T1]{fontenc}
            \usepackage{textcomp}
            \usepackage{graphicx}
            \IfFileExists{booktabs.sty}{\usepackage{booktabs}}{\let\toprule\hline\let\midrule\hline\let\bottomrule\hline}
            \begin{document}
            \input{table}
            \end{document}

            """);
        Assert.True(Run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex"), File.ReadAllText(_folder["paper.log"]));
        Assert.DoesNotContain("Overfull", File.ReadAllText(_folder["paper.log"]), StringComparison.Ordinal);
        Assert.DoesNotContain("not set up", File.ReadAllText(_folder["paper.log"]), StringComparison.Ordinal);
    }

    private bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = _folder.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
