using System.Globalization;
using System.Text;

namespace Hogwild.Reports;

/// <summary>
/// Text as LaTeX sets it, whatever strangers have written: nothing in it is a command, starts an argument or joins with what follows, and
/// the signs of our own numbers (±, ×, powers of ten, Greek letters) are set as mathematics. What a font of Latin letters (T1) does
/// not have is written as its number, <c>U+65E5</c>, so that the file can be set in any case.
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
        ['≈'] = @"$\approx$",
        ['≠'] = @"$\ne$",
        ['←'] = @"$\gets$",
        ['∈'] = @"$\in$",
        ['∂'] = @"$\partial$",
        ['Σ'] = @"$\Sigma$",
        ['∑'] = @"$\sum$",
        ['∏'] = @"$\prod$",
        ['ᵀ'] = @"$^{T}$",
        ['‖'] = @"$\Vert$",
        ['∥'] = @"$\Vert$",
        ['\u00a0'] = "~",
        ['\u00ad'] = @"\-",
        ['‘'] = @"\textquoteleft{}",
        ['’'] = @"\textquoteright{}",
        ['“'] = @"\textquotedblleft{}",
        ['”'] = @"\textquotedblright{}",
        ['—'] = "---{}",
        ['•'] = @"\textbullet{}",
        ['€'] = @"\texteuro{}",
        ['∇'] = @"$\nabla$",
        ['√'] = @"$\surd$",
        ['–'] = "--",
        ['…'] = @"\dots{}",
    };

    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";

    // From α to ω, and from Α to Ω; those that look like Latin letters have no command.
    private static readonly string[] Greek =
    [
        "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "mathrm{o}",
        "pi", "rho", "varsigma", "sigma", "tau", "upsilon", "varphi", "chi", "psi", "omega",
    ];

    private static readonly string[] Capitals =
    [
        "mathrm{A}", "mathrm{B}", "Gamma", "Delta", "mathrm{E}", "mathrm{Z}", "mathrm{H}", "Theta", "mathrm{I}", "mathrm{K}", "Lambda",
        "mathrm{M}", "mathrm{N}", "Xi", "mathrm{O}", "Pi", "mathrm{P}", "", "Sigma", "mathrm{T}", "Upsilon", "Phi", "mathrm{X}", "Psi",
        "Omega",
    ];

    // Those beyond Latin-1 that fonts of Latin letters (T1) have.
    private const string Letters = "ĂăĄąĆćČčĎďĐđĘęĚěĞğİıĹĺĽľŁłŃńŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž";

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
                var rune = Rune.TryGetRuneAt(line, at, out var whole) ? whole : Rune.ReplacementChar;
                result.Append(Sign(rune));
                at += rune.Utf16SequenceLength - 1;
            }
        }

        return result.ToString();
    }

    private static string Sign(Rune rune)
    {
        if (!rune.IsBmp)
        {
            return Number(rune);
        }

        var sign = (char)rune.Value;
        return Signs.TryGetValue(sign, out var known) ? known
            : sign is >= 'α' and <= 'ω' ? $@"$\{Greek[sign - 'α']}$"
            : sign is >= 'Α' and <= 'Ω' && Capitals[sign - 'Α'].Length > 0 ? $@"$\{Capitals[sign - 'Α']}$"
            : Subscripts.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var digit ? $"$_{{{digit}}}$"
            : sign < '\u0100' || Letters.Contains(sign, StringComparison.Ordinal) ? rune.ToString() : Number(rune);
    }

    private static string Number(Rune rune) => string.Create(CultureInfo.InvariantCulture, $@"\texttt{{U+{rune.Value:X4}}}");

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
