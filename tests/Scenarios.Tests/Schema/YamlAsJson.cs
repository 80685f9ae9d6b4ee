using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hogwild.Experiments;

namespace Hogwild.Scenarios.Tests;

/// <summary>YAML as editors hand it to a schema: by the core schema of YAML 1.2, aliases and merge keys resolved.</summary>
internal static partial class YamlAsJson
{
    public static JsonNode? Read(string text) => Of(YamlTree.ReadFile(text, "s.yaml", new FaultList()));

    private static JsonNode? Of(Node node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Of)]),
        ScalarNode { IsNothing: true } => null,
        ScalarNode { IsPlain: true, Text: "true" } => true,
        ScalarNode { IsPlain: true, Text: "false" } => false,
        ScalarNode { IsPlain: true, Text: var text } when Whole().IsMatch(text) && long.TryParse(text, out var whole) => whole,
        ScalarNode { IsPlain: true, Text: var text } when Number().IsMatch(text) => double.Parse(text, CultureInfo.InvariantCulture),
        ScalarNode scalar => scalar.Text,
        _ => throw new InvalidOperationException(node.Describe()),
    };

    [GeneratedRegex(@"^[-+]?[0-9]+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();
}
