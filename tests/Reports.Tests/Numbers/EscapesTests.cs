namespace Hogwild.Reports.Tests;

public sealed class EscapesTests
{
    [Theory]
    [InlineData("plain – ρ ≤ 1 😀", "plain – ρ ≤ 1 😀")]
    [InlineData("\u001b[31mred\a", "\\u001b[31mred\\u0007")]
    [InlineData("two\nlines\tand\r\nmore", "two\nlines\tand\r\nmore")]
    [InlineData("over\rwritten", "over\\u000dwritten")]
    [InlineData("\u202egnp.exe", "\\u202egnp.exe")]
    [InlineData("\u009b2J", "\\u009b2J")]
    public void Nothing_that_a_terminal_obeys_is_left(string text, string shown) => Assert.Equal(shown, Escapes.Controls(text));

    [Fact]
    public void Markdown_is_text_on_one_line() => Assert.Equal(
        "x \\<img src=x\\> # Injected \\[a\\](b) \\`c\\` \\| \\*d\\*".Replace("# I", "\\# I", StringComparison.Ordinal),
        Escapes.Markdown("x <img src=x>\n# Injected [a](b) `c` | *d*"));

    [Theory]
    [InlineData("hogwild run a_b.yaml", "`hogwild run a_b.yaml`")]
    [InlineData("a`b", "`` a`b ``")]
    [InlineData("``", "``` `` ```")]
    [InlineData("two\nlines <b>", "`two lines <b>`")]
    public void Code_of_markdown_is_the_text_itself(string text, string code) => Assert.Equal(code, Escapes.MarkdownCode(text));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("−x", "'−x")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("-1E-06", "-1E-06")]
    [InlineData("-Infinity", "-Infinity")]
    [InlineData("energy-gnn", "energy-gnn")]
    public void A_cell_is_no_formula_and_a_number_stays_a_number(string text, string cell)
    {
        using var writer = new StringWriter();
        Csv.Row(writer, text);
        Assert.Equal($"{cell}\n", writer.ToString());
    }
}
