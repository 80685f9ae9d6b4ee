using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>
/// A page of pictures before its studies have been run: Markdown in whose fenced blocks <c>```hogwild</c> stand a command, <c>picture FILE
/// as NAME: what it shows</c>, <c>chart METRIC over METRIC as NAME: what it shows</c>, <c>check a &lt; b</c> and <c>needs PATH</c>, and in
/// whose text <c>{=formula}</c> is a number of the results of the block above it.
/// </summary>
/// <param name="File">Where it was read from.</param>
/// <param name="Sections">Its sections, in order.</param>
internal sealed record GalleryTemplate(string File, IReadOnlyList<GallerySection> Sections)
{
    private const string Fence = "```";
    private static readonly string[] Commands = ["run", "threshold", "attack", "falsify"];

    /// <summary>The names of the sections with studies.</summary>
    public IReadOnlyList<string> Names => [.. Sections.Where(section => section.Studies.Any()).Select(section => section.Name)];

    /// <summary>Reads one.</summary>
    /// <exception cref="ScenarioException">Something is wrong with it; all faults are told at once, with their lines.</exception>
    public static GalleryTemplate Load(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new ScenarioException(file, "expected a template of a gallery, found no such file");
        }

        var faults = new List<string>();
        var sections = Read(System.IO.File.ReadAllLines(file), (line, fault) => faults.Add($"{Place(file, line)}: {fault}")).ToList();
        return faults.Count == 0 ? new GalleryTemplate(file, sections) : throw new ScenarioException(faults);
    }

    /// <summary>A line of a template, as errors name it.</summary>
    public static string Place(string file, int line) => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");

    private static IEnumerable<GallerySection> Read(string[] lines, Action<int, string> fail)
    {
        var (heading, parts, isCode) = (string.Empty, new List<GalleryPart>(), false);
        for (var k = 0; k < lines.Length; k++)
        {
            if (!isCode && lines[k].Trim() == $"{Fence}hogwild")
            {
                var end = Array.FindIndex(lines, k + 1, line => line.Trim() == Fence);
                var last = end < 0 ? lines.Length : end;
                var block = lines[(k + 1)..last].Index().Select(line => (k + 2 + line.Index, line.Item.Trim())).ToList();
                parts.Add(new GalleryPart(k + 1, Text: null, Study(k + 1, block, end >= 0, fail)));
                k = last;
                continue;
            }

            isCode ^= lines[k].StartsWith(Fence, StringComparison.Ordinal);
            if (!isCode && lines[k].StartsWith("## ", StringComparison.Ordinal))
            {
                yield return new GallerySection(heading, parts);
                (heading, parts) = (lines[k], []);
                continue;
            }

            GalleryText.Check(k + 1, lines[k], parts.Exists(part => part.Study is not null), fail);
            parts.Add(new GalleryPart(k + 1, lines[k]));
        }

        yield return new GallerySection(heading, parts);
    }

    private static GalleryStudy Study(int start, List<(int Line, string Text)> block, bool isClosed, Action<int, string> fail)
    {
        var (commands, needs) = (new List<string>(), new List<string>());
        var (pictures, checks) = (new List<GalleryPicture>(), new List<GalleryCheck>());
        foreach (var (line, text) in block.Where(line => line.Text.Length > 0))
        {
            var (word, rest) = text.Split(' ', 2) is [var one, var other] ? (one, other.Trim()) : (text, string.Empty);
            switch (word)
            {
                case "picture" when Picture(line, rest) is { } picture:
                    pictures.Add(picture);
                    break;
                case "chart" when Chart(line, rest) is { } chart:
                    pictures.Add(chart);
                    break;
                case "check" when Check(line, rest) is { } check:
                    checks.Add(check);
                    break;
                case "needs" when rest.Length > 0:
                    needs.Add(rest);
                    break;
                case var _ when Commands.Contains(word):
                    commands.Add(text);
                    break;
                default:
                    fail(line, $"expected {string.Join(", ", Commands)} with their arguments, picture FILE as NAME: what it shows, "
                        + $"chart METRIC over METRIC as NAME: what it shows, check a < b, or needs PATH, found '{text}'");
                    break;
            }
        }

        if (!isClosed || commands.Count != 1)
        {
            fail(start, $"expected a block with one command and an end, found {(isClosed ? Counted(commands.Count) : "no end")}");
        }

        return new GalleryStudy(start, commands.FirstOrDefault() ?? string.Empty, pictures, checks, needs);
    }

    private static string Counted(int commands) => string.Create(CultureInfo.InvariantCulture, $"{commands} commands");

    private static GalleryPicture? Picture(int line, string text) => Named(text) is var (source, name, shows)
        ? new GalleryPicture(line, source, Chart: null, name, shows) : null;

    private static GalleryPicture? Chart(int line, string text) =>
        Named(text) is var (metrics, name, shows) && metrics.Split(" over ") is [var y, var x]
            ? new GalleryPicture(line, Source: null, new GalleryChart(y.Trim(), x.Trim()), name, shows) : null;

    private static (string Source, string Name, string Shows)? Named(string text) =>
        text.Split(": ", 2) is [var places, var shows] && places.Split(" as ") is [var source, var name]
        && Path.GetFileName(name) == name && name.EndsWith(".png", StringComparison.Ordinal)
            ? (source.Trim(), name, shows.Trim()) : null;

    private static GalleryCheck? Check(int line, string text) =>
        text.Split(" < ") is [var smaller, var larger]
        && GalleryFormula.Parse(smaller) is { } left && GalleryFormula.Parse(larger) is { } right
            ? new GalleryCheck(line, text, left, right) : null;
}
