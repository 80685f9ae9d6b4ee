using System.CommandLine;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Simulation;
using Option = Hogwild.Simulation.Option;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild list</c>: what a scenario can name, from the descriptions of the kinds.</summary>
internal static class ListCommand
{
    private static readonly Argument<string?> Other = new("list")
    {
        Description = "Which list; without, what lists there are.", Arity = ArgumentArity.ZeroOrOne, Hidden = true,
    };

    /// <summary>Makes the command.</summary>
    /// <param name="output">Receives the list.</param>
    public static Command Create(TextWriter output)
    {
        var families = KindRegistry.BuiltIn.Families;
        var list = new Command("list", "Lists what a scenario can name; alone, which lists there are.") { Other };
        list.SetAction(parsed => WriteFamilies(output, families, parsed.GetValue(Other)));
        foreach (var family in families)
        {
            var command = new Command(family.Plural, $"Lists {family.Summary}.");
            if (family.Name != family.Plural)
            {
                command.Aliases.Add(family.Name);
            }

            command.SetAction(parsed => Write(output, PlugInLoader.Kinds(parsed).Of(family.Name)));
            list.Add(command);
        }

        return list;
    }

    private static int WriteFamilies(TextWriter output, IReadOnlyList<FamilyAttribute> families, string? other)
    {
        List<string> names = [.. families.Select(family => family.Plural)];
        if (other is not null)
        {
            throw new ScenarioException(
                "hogwild list",
                $"expected one of the lists {string.Join(", ", names)}, found '{Excerpt.Of(other)}'{Nearest.Hint(other, names)}");
        }

        var width = families.Max(family => family.Plural.Length);
        foreach (var family in families)
        {
            output.WriteLine($"hogwild list {family.Plural.PadRight(width)}    {family.Summary}");
        }

        return ExitCodes.Done;
    }

    private static int Write(TextWriter output, IReadOnlyList<Kind> kinds)
    {
        // What every kind of a family has is told once, at the end.
        var shared = kinds.Count < 2 ? [] : kinds[0].Options.Where(option => kinds.All(kind => Find(kind, option) is not null)).ToList();
        foreach (var kind in kinds)
        {
            output.WriteLine(kind.Name);
            var more = kind.Implements is { } type ? XmlDocs.Summary(type) : string.Empty;
            output.WriteLine($"    {(more.Length > 0 ? more : DescriptionText.Sentence(kind.Summary))}");
            if (kind.Example is { } example)
            {
                output.WriteLine($"    for instance {example}");
            }

            WriteOptions(output, kind.Options.Where(option => !shared.Exists(other => other.Name == option.Name)));
        }

        if (shared.Count > 0)
        {
            output.WriteLine("any of them");
            WriteOptions(output, shared);
        }

        return ExitCodes.Done;
    }

    private static Option? Find(Kind kind, Option option) => kind.Options.FirstOrDefault(other =>
        other.Name == option.Name && other.Summary == option.Summary && Equals(other.Default, option.Default));

    private static void WriteOptions(TextWriter output, IEnumerable<Option> options)
    {
        foreach (var option in options)
        {
            output.WriteLine($"    {option.Name}: {option.Summary}{Files(option)} ({OptionDefault.Note(option)}{Only(option)})");
            if (option.Implements is { } type && XmlDocs.Summary(type) is { Length: > 0 } more)
            {
                output.WriteLine($"        {more}");
            }
        }
    }

    private static string Files(Option option) => option.Files is { } files ? $"; or the path of a file: {files}" : string.Empty;

    private static string Only(Option option) => option.Only is { } only ? $"; only with {only}" : string.Empty;
}
