using System.Text;
using Hogwild.Experiments;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>Makes a page of pictures: runs what its template says, and fills in what came out.</summary>
/// <param name="template">The template.</param>
/// <param name="places">Where page, pictures and results go.</param>
/// <param name="run">Carries out a command as written; the folder of its results, or null where there are none.</param>
/// <param name="tell">Receives what is being done, a line each.</param>
internal sealed class GalleryMaker(
    GalleryTemplate template, GalleryPlaces places, Func<string, string?> run, Action<string> tell)
{
    private const string Between = "\n\n";

    /// <summary>Makes pictures and page. The page is written at the end, whole; a picture when its study is done.</summary>
    /// <param name="only">The sections that are made again, by a part of their names; nothing for all. Others stay as they are.</param>
    /// <exception cref="ScenarioException">A study failed, a number is not there, or what the text rests on is not true.</exception>
    public void Make(IReadOnlyList<string> only)
    {
        var before = GalleryPage.Read(places.Page);
        var page = new StringBuilder();
        foreach (var section in template.Sections)
        {
            if (!section.Studies.Any())
            {
                page.Append(Write(section));
                continue;
            }

            var isAsked = only.Count == 0 || only.Any(part => section.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
            var missing = section.Studies.SelectMany(study => study.Needs).Where(path => !Path.Exists(path)).ToList();
            page.Append(isAsked && missing.Count == 0 ? Write(section)
                : Kept(section, before.GetValueOrDefault(section.Heading), isAsked ? missing : []));
        }

        var text = page.ToString().TrimEnd('\n') + "\n";
        AtomicFile.Write(places.Page, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A section that is not made now: as the page has it, else its question and command without an answer.</summary>
    /// <param name="section">The section.</param>
    /// <param name="before">What the page has; null for nothing.</param>
    /// <param name="missing">What it would need, where it was to be made.</param>
    private string Kept(GallerySection section, string? before, List<string> missing)
    {
        var needs = missing.Count > 0 ? $"needs {string.Join(", ", missing)}" : "not asked for";
        var shell = string.Join('\n', Shell(section)).TrimEnd('\n') + Between;
        if (before is null || before == shell)
        {
            tell($"Left out, not made yet: {section.Name} ({needs}).");
            return shell;
        }

        var made = before.Replace(Older(section), string.Empty, StringComparison.Ordinal);
        var isOther = !GalleryPage.IsOf(made, section, Shown);
        if (missing.Count > 0 || isOther)
        {
            var other = isOther ? ", though the template says something else by now" : string.Empty;
            tell($"Left as it was{other}: {section.Name} ({needs}).");
        }

        return missing.Count > 0 ? made + Older(section) : before;
    }

    /// <summary>What a section says that is older than those around it.</summary>
    private static string Older(GallerySection section) =>
        $"From an earlier run: it needs {string.Join(", ", section.Studies.SelectMany(study => study.Needs))}.{Between}";

    /// <summary>A section up to its first study, with the commands of all, and that it is not made yet.</summary>
    private static IEnumerable<string> Shell(GallerySection section) =>
    [
        section.Heading,
        .. section.Parts.TakeWhile(part => part.Study is null).Select(part => part.Text!),
        .. section.Studies.SelectMany(study => new[]
        {
            $"    hogwild {study.Command}",
            string.Empty,
            study.Needs.Count > 0 ? $"Not made yet: it needs {string.Join(", ", study.Needs)}." : "Not made yet.",
            string.Empty,
        }),
    ];

    private string Write(GallerySection section)
    {
        var text = new StringBuilder();
        if (section.Heading.Length > 0)
        {
            text.Append(section.Heading).Append('\n');
            tell(section.Name);
        }

        GalleryTables? tables = null;
        var lines = new List<(string Before, string After)>();
        foreach (var part in section.Parts)
        {
            if (part.Study is { } study)
            {
                tables = Carry(study);
                lines.AddRange(Shown(study).Select(line => (line, line)));
            }
            else
            {
                lines.Add((part.Text!, GalleryText.Fill(GalleryTemplate.Place(template.File, part.Line), part.Text!, tables)));
            }
        }

        GalleryText.Wrap(lines).ToList().ForEach(line => text.Append(line).Append('\n'));
        return text.ToString().TrimEnd('\n') + Between;
    }

    private IEnumerable<string> Shown(GalleryStudy study) => study.Pictures
        .SelectMany(picture => new[] { string.Empty, $"![{picture.Alternative}]({places.Link(picture.Name)})" })
        .Prepend($"    hogwild {study.Command}");

    private GalleryTables Carry(GalleryStudy study)
    {
        var folder = run(study.Command)
            ?? throw Fault(study.Line, $"expected that hogwild {study.Command} leaves results, found that it does not");
        var tables = new GalleryTables(folder);
        study.Checks.ToList().ForEach(check => Look(check, tables));
        study.Pictures.ToList().ForEach(picture => Take(picture, tables));
        return tables;
    }

    private void Look(GalleryCheck check, GalleryTables tables)
    {
        if (!Asked(check.Line, check.Text, () => check.Holds(tables)))
        {
            throw Fault(check.Line, $"expected {check.Text}, found {check.Smaller.Write(tables)} and {check.Larger.Write(tables)}");
        }
    }

    private void Take(GalleryPicture picture, GalleryTables tables)
    {
        var target = Path.Combine(places.Pictures, picture.Name);
        if (picture.Chart is { } chart)
        {
            Asked(picture.Line, picture.Name, () => chart.Draw(tables)).Save(target);
            return;
        }

        var source = Path.Combine(tables.Folder, picture.Source!);
        if (!File.Exists(source))
        {
            throw Fault(picture.Line, $"expected the file {picture.Source} in {tables.Folder}, found none");
        }

        AtomicFile.Write(target, stream =>
        {
            using var file = File.OpenRead(source);
            file.CopyTo(stream);
        });
    }

    private T Asked<T>(int line, string what, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (FormatException fault)
        {
            throw Fault(line, $"{what}: {fault.Message}");
        }
    }

    private ScenarioException Fault(int line, string problem) => new(GalleryTemplate.Place(template.File, line), problem);
}
