using System.Text.Json;
using System.Text.Json.Nodes;
using Hogwild.Experiments;
using Hogwild.Simulation;
using Json.Schema;

namespace Hogwild.Scenarios.Tests;

/// <summary>The page of the language is that of the descriptions, and its examples are such as it says.</summary>
public sealed class ReferencePageTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(ScenarioSchema.Text())!.AsObject();

    public static TheoryData<string> Families => [.. KindRegistry.BuiltIn.Families.Select(family => family.Name)];

    [Fact]
    public void The_page_is_what_the_descriptions_say() => Assert.Equal(
        ReferencePage.Text(),
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "scenario-language.md")),
        ignoreLineEndingDifferences: true);

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_kind_and_option_of_a_family_is_on_it_with_an_example_that_may_be_written(string family)
    {
        var page = ReferencePage.Text();
        Assert.True(page.Contains($"\n## Family {family}\n", StringComparison.Ordinal) || family == "objective" || family == "training");
        var (examples, schema) = (new ExampleText(KindRegistry.BuiltIn), Of($"{family}"));
        foreach (var kind in KindRegistry.BuiltIn.Of(family).Where(_ => schema is not null))
        {
            Check(schema!, examples.Whole(kind, isOfFamily: true));
            foreach (var option in kind.Options)
            {
                Assert.Contains($"\n| `{option.Name}` | ", page, StringComparison.Ordinal);
                Check(schema!, examples.Whole(kind, isOfFamily: true, option));
            }
        }
    }

    [Fact]
    public void Every_section_is_on_it_with_examples_that_may_be_written()
    {
        var examples = new ExampleText(KindRegistry.BuiltIn);
        foreach (var section in new Vocabulary(KindRegistry.BuiltIn).Sections.Where(section => section.Spec != typeof(Scenario)))
        {
            Assert.Contains($"\n### Section {section.Name}\n", ReferencePage.Text(), StringComparison.Ordinal);
            section.Options.ToList().ForEach(option => Check(
                Of($"section.{section.Name}")!, examples.Whole(section, isOfFamily: false, option)));
        }

        Kind.Of(typeof(Scenario)).Options.ToList().ForEach(option => Check(
            JsonSchema.FromText(Schema.ToJsonString()), examples.Whole(Kind.Of(typeof(Scenario)), isOfFamily: false, option)));
    }

    /// <summary>The schema of one definition; null where options have the kind of another one, and it is seen there.</summary>
    private static JsonSchema? Of(string name)
    {
        if (!Schema["$defs"]!.AsObject().ContainsKey(name))
        {
            return null;
        }

        var part = new JsonObject { ["$ref"] = $"#/$defs/{name}", ["$defs"] = Schema["$defs"]!.DeepClone() };
        return JsonSchema.FromText(part.ToJsonString());
    }

    private static void Check(JsonSchema schema, string example)
    {
        using var document = JsonDocument.Parse(YamlAsJson.Read($"a: {example}")!["a"]!.ToJsonString());
        Assert.True(schema.Evaluate(document.RootElement).IsValid, example);
    }
}
