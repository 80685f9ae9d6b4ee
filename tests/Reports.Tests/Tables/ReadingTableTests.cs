using System.Globalization;

namespace Hogwild.Reports.Tests;

public sealed class ReadingTableTests
{
    private static readonly ReadingTable Table = new(
        "Loss of 5 % & more_",
        "loss of_5",
        ["model", "distance"],
        1,
        [["[a] ~b^", "(1.05 ± 0.28)×10⁻⁹"], ["x--y|z", "3\npaper 4 ± 1"]],
        ["Mean ± population standard deviation over 8 schedules."]);

    [Fact]
    public void Latex_is_a_table_of_booktabs_in_which_names_stay_text() => Assert.Equal(
        """
        \begin{table}
        \centering
        \caption{Loss of 5 \% \& more\_}
        \label{tab:lossof5}
        \footnotesize\setlength{\tabcolsep}{4pt}
        \resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{%
        \begin{tabular}{@{}lr@{}}
        \toprule
        model & distance \\
        \midrule
        {[}a{]} \textasciitilde{}b\textasciicircum{} & (1.05 $\pm$ 0.28)$\times$10$^{-9}$ \\
        x-{}-{}y\textbar{}z & 3 \\
         & paper 4 $\pm$ 1 \\
        \bottomrule
        \end{tabular}}
        \par\smallskip{\footnotesize Mean $\pm$ population standard deviation over 8 schedules.\par}
        \end{table}

        """,
        Text(Table.WriteLatex));

    [Fact]
    public void Markdown_says_the_same() => Assert.Equal(
        """
        # Loss of 5 % \& more\_

        | model | distance |
        | --- | ---: |
        | \[a\] \~b^ | (1.05 ± 0.28)×10⁻⁹ |
        | x--y\|z | 3<br>paper 4 ± 1 |

        Mean ± population standard deviation over 8 schedules.

        """,
        Text(Table.WriteMarkdown));

    /// <summary>All characters that mean something to TeX, and the ligatures of two.</summary>
    [Theory]
    [InlineData(@"\input{x}", @"\textbackslash{}input\{x\}")]
    [InlineData("a_b $c$ #1 100%", @"a\_b \$c\$ \#1 100\%")]
    [InlineData("<script> \"q\" 'r'", @"\textless{}script\textgreater{} \textquotedbl{}q\textquotedbl{} '{}r'{}")]
    [InlineData("?` !` -- *", @"?{}\textasciigrave{} !{}\textasciigrave{} -{}-{} {*}")]
    [InlineData("two\nlines\tand\u202ea turn", @"two lines and\textbackslash{}u202ea turn")]
    [InlineData(
        "Loss Δ ŵ — 日本 ∥x∥₂ ᵀ ≈ é",
        @"Loss $\Delta$ \texttt{U+0175} ---{} \texttt{U+65E5}\texttt{U+672C} $\Vert$x$\Vert$$_{2}$ $^{T}$ $\approx$ é")]
    [InlineData("ω Θ 😀 ż", @"$\omega$ $\Theta$ \texttt{U+1F600} ż")]
    [InlineData("10⁻¹² κ ≤ ∞ −1", @"10$^{-12}$ $\kappa$ $\le$ $\infty$ $-$1")]
    public void Text_of_others_stays_text(string text, string latex) => Assert.Equal(latex, Latex.Text(text));

    private static string Text(Action<TextWriter> write)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        write(writer);
        return writer.ToString();
    }
}
