using System.Text;

namespace Hogwild.Reports;

/// <summary>
/// Text as LaTeX sets it, whatever strangers have written: nothing in it is a command, starts an argument or joins with what follows, and
/// the signs of our own numbers (±, ×, powers of ten, Greek letters) are set as mathematics.
/// </summary>
internal static class Latex
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static readonly Dictionary<char, string> Signs = new()
    {
        ['\\'] = @"\textbackslash{}",
        ['{'] = @"\{",
        ['}'] = @"\}",
        ['$'] = @"\$",
        ['&'] = @"\&",
        ['#'] = @"\#",
        ['%'] = @"\%",
        ['_'] = @"\_",
        ['^'] = @"\textasciicircum{}",
        ['~'] = @"\textasciitilde{}",
        ['<'] = @"\textless{}",
        ['>'] = @"\textgreater{}",
        ['|'] = @"\textbar{}",
        ['"'] = @"\textquotedbl{}",
        ['`'] = @"\textasciigrave{}",

        // After \\ these would be its argument, and two hyphens, two apostrophes, ?` or !` would become another sign.
        ['\''] = "'{}",
        ['['] = "{[}",
        [']'] = "{]}",
        ['*'] = "{*}",
        ['-'] = "-{}",
        ['?'] = "?{}",
        ['!'] = "!{}",
        ['−'] = "$-$",
        ['±'] = @"$\pm$",
        ['×'] = @"$\times$",
        ['·'] = @"$\cdot$",
        ['∞'] = @"$\infty$",
        ['≤'] = @"$\le$",
        ['≥'] = @"$\ge$",
        ['→'] = @"$\to$",
        ['κ'] = @"$\kappa$",
        ['α'] = @"$\alpha$",
        ['ε'] = @"$\varepsilon$",
        ['τ'] = @"$\tau$",
        ['λ'] = @"$\lambda$",
        ['ρ'] = @"$\rho$",
        ['μ'] = @"$\mu$",
        ['Λ'] = @"$\Lambda$",
        ['‖'] = @"$\Vert$",
        ['∇'] = @"$\nabla$",
        ['√'] = @"$\surd$",
        ['–'] = "--",
        ['…'] = @"\dots{}",
    };

    /// <summary>The same text on one line, for a cell or a caption.</summary>
    public static string Text(string text)
    {
        var line = Escapes.Line(text);
        var result = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            var power = Power(line, at);
            if (power > 0)
            {
                result.Append("$^{").Append(Digits(line.AsSpan(at, power))).Append("}$");
                at += power - 1;
            }
            else
            {
                result.Append(Signs.TryGetValue(line[at], out var sign) ? sign : line[at].ToString());
            }
        }

        return result.ToString();
    }

    /// <summary>How many signs of a power begin here.</summary>
    private static int Power(string text, int at)
    {
        var end = at;
        while (end < text.Length && (text[end] == '⁻' || Superscripts.Contains(text[end], StringComparison.Ordinal)))
        {
            end++;
        }

        return end - at;
    }

    private static string Digits(ReadOnlySpan<char> power)
    {
        var digits = new StringBuilder(power.Length);
        foreach (var sign in power)
        {
            digits.Append(sign == '⁻' ? '-' : (char)('0' + Superscripts.IndexOf(sign, StringComparison.Ordinal)));
        }

        return digits.ToString();
    }
}
