using System.Text;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The page docs/scenario-language.md, made from the descriptions of kinds.</summary>
public static class ReferencePage
{
    private const string Start = """
        # The language of scenarios

        Written by `hogwild reference` from the descriptions of kinds, and held to them by a test.

        A scenario is a YAML file (JSON is YAML). `hogwild validate s.yaml` tells all that is wrong with it; `hogwild explain s.yaml` what
        it comes to, with every default and where each value stands; `hogwild explain --keys scheduler.link` what may stand in a place;
        `hogwild new chains` writes one to start from; and editors complete and check one whose first line names the schema that
        `hogwild schema` writes.

        - A kind is written as a mapping with the key `kind`, `{ kind: periodic, period: 10ms }`, or by its bare name where it needs nothing
          else: `scheduler: synchronous`.
        - Durations have a unit: `100ns`, `10us`, `5ms`, `1.5s`, `2min`. Shares are numbers from 0 to 1, or in per cent: `5%`.
        - Paths are relative to the file that they stand in.
        - `extends: base.yaml` starts from another scenario, `--set path=value` replaces a value last, and YAML's anchors and merge keys
          (`<<: *a`) work within a file.
        - Unknown keys, and options without an effect beside the others, are errors.


        """;

    /// <summary>The page.</summary>
    /// <param name="kinds">The kinds that scenarios can name; ours where null.</param>
    public static string Text(KindRegistry? kinds = null)
    {
        var known = kinds ?? KindRegistry.BuiltIn;
        var (page, all, examples) = (new StringBuilder(Start.ReplaceLineEndings("\n")), new Vocabulary(known), new ExampleText(known));
        Line(page, "## Sections");
        foreach (var section in all.Sections)
        {
            Add(page, section, "###", examples, isOfFamily: false);
        }

        foreach (var family in all.Families.Select(type => KindRegistry.FamilyOf(type)!))
        {
            Line(page, $"## Family {family.Name}");
            Line(page, DescriptionText.Sentence(family.Summary));
            foreach (var kind in known.Of(family.Name))
            {
                Add(page, kind, "###", examples, isOfFamily: true);
            }
        }

        return $"{page.ToString().TrimEnd()}\n";
    }

    private static void Add(StringBuilder page, Kind kind, string head, ExampleText examples, bool isOfFamily)
    {
        Line(page, $"{head} {(isOfFamily ? string.Empty : "Section ")}{kind.Name}");
        Line(page, DescriptionText.Sentence(kind.Summary) + Forms(kind));
        var example = examples.Whole(kind, isOfFamily);
        Line(page, $"    {kind.Example ?? (isOfFamily ? example : $"{kind.Name}: {example}")}");
        if (kind.Options.Count > 0)
        {
            page.Append("| key | type | unit | range | default | example | meaning |\n|---|---|---|---|---|---|---|\n");
            foreach (var option in kind.Options)
            {
                string?[] cells =
                [
                    $"`{option.Name}`",
                    OptionTypeText.Of(option),
                    OptionTypeText.UnitOf(option),
                    OptionTypeText.RangeOf(option),
                    option.IsRequired ? "required" : OptionDefault.Of(option) ?? "optional",
                    $"`{examples.Of(option)}`",
                    $"{DescriptionText.Sentence(option.Summary)}{Files(option)}{Beside(option)}",
                ];
                page.Append($"| {string.Join(" | ", cells.Select(cell => cell?.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
            }

            page.Append('\n');
        }
    }

    private static string Forms(Kind kind) =>
        (kind.Brief is { } brief ? $" The value of `{brief.Name}` alone may stand for the whole." : "")
        + (kind.Rest is { } rest ? $" A list of such may stand for the whole; all but the first are its `{rest.Name}`." : "");

    private static string Files(Option option) => option.Files is { } files ? $" Or the path of a file: {files}." : "";

    private static string Beside(Option option) => (option.Only is { } only ? $" Only with {only}." : "")
        + (option.KindOf is { } like ? $" Of the kind of `{like}`." : "");

    private static void Line(StringBuilder page, string text) => page.Append(text).Append("\n\n");
}
