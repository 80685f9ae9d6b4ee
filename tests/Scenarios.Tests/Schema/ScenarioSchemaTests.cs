using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Hogwild.Scenarios.Tests;

/// <summary>The schema is that of the descriptions, admits every scenario that we ship and refuses what is wrong by itself.</summary>
public sealed class ScenarioSchemaTests
{
    private const string File = "schemas/scenario.schema.json";

    // What a schema cannot see: places of files, other values, the form of YAML, durations and names beyond their form.
    private static readonly string[] Seen =
    [
        "expected one of the keys ", "expected only the key ", "expected one of the kinds ", "expected only the kind ",
        "expected the key 'kind'",
        "expected a whole number from ", "expected a number ", "expected a share ", "expected a mapping", "expected true or false",
    ];

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromText(ScenarioSchema.Text()));

    public static TheoryData<string> Shipped =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<int, string> Wrong =>
    [
        .. WrongLines.All.Concat(WrongSchedulers.All).Select(row => row.Data)
            .Where(row => Seen.Any(what => row.Item3.Contains($": {what}", StringComparison.Ordinal)) && !IsOfOtherValues(row.Item3))
            .Select(row => (row.Item1, row.Item2)),
    ];

    [Fact]
    public void The_file_is_what_the_descriptions_say() => Assert.Equal(
        ScenarioSchema.Text(), System.IO.File.ReadAllText(Path.Combine(Repository.Root, File)), ignoreLineEndingDifferences: true);

    [Fact]
    public void It_is_a_schema_itself()
    {
        var schema = JsonNode.Parse(ScenarioSchema.Text())!;
        Assert.Equal(MetaSchemas.Draft202012Id.ToString(), (string?)schema["$schema"]);
        Assert.Empty(Faults(MetaSchemas.Draft202012, schema));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_scenario_names_it_and_validates(string file)
    {
        var full = Path.Combine(Repository.Root, file);
        var text = System.IO.File.ReadAllText(full);
        var schema = Path.GetRelativePath(Path.GetDirectoryName(full)!, Path.Combine(Repository.Root, File)).Replace('\\', '/');
        Assert.StartsWith($"# yaml-language-server: $schema={schema}\n", text, StringComparison.Ordinal);
        Assert.Empty(Faults(Schema.Value, YamlAsJson.Read(text)));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_scenario_does_not_validate(int line, string text)
    {
        var lines = ScenarioErrorTests.Good.Split('\n');
        Assert.Empty(Faults(Schema.Value, YamlAsJson.Read(string.Join('\n', lines))));
        lines[line - 1] = text;
        Assert.NotEmpty(Faults(Schema.Value, YamlAsJson.Read(string.Join('\n', lines))));
    }

    [Theory]
    [InlineData("scheduler: { kind: physical, clock: { kind: poisson, period: 10ms }, link: { loss: 5% } }", true)]
    [InlineData("scheduler: { kind: physical, clock: { kind: poisson, period: 10ms }, link: { loss: 0.05 } }", true)]
    [InlineData("scheduler: { kind: physical, clock: { kind: poisson, period: 10 } }", false)]
    [InlineData("scheduler: { kind: physical, clock: { kind: poisson, period: 0ms } }", false)]
    [InlineData("scheduler: { kind: physical, clock: { kind: poisson, period: 1h } }", false)]
    [InlineData("scheduler: synchronous", true)]
    [InlineData("scheduler: physical", false)]
    [InlineData("models: { a: { rule: gcn, train: { epochs: 3, beta: 1 } } }", false)]
    [InlineData("models: { a: { rule: { kind: energy, alpha: auto }, train: { epochs: 3, beta: 1 } } }", true)]
    [InlineData("vary: { path: scheduler.link.loss, values: [0%, 5%] }", true)]
    [InlineData("vary: [{ path: seed, values: [1, 2] }, { path: scheduler.link.loss, values: [0%, 5%] }]", true)]
    [InlineData("vary: []", false)]
    [InlineData("seeds: 2", false)]
    public void Short_forms_units_and_kinds_of_others_are_known(string line, bool isValid)
    {
        var key = line.Split(':')[0];
        var scenario = YamlAsJson.Read(ScenarioErrorTests.Good)!.AsObject();
        scenario[key] = YamlAsJson.Read(line)!.AsObject()[key]!.DeepClone();
        Assert.Equal(isValid, Faults(Schema.Value, scenario).Count == 0);
    }

    [Theory]
    [InlineData("extends: base.yaml", true)]
    [InlineData("extends: base.yaml\nmodels: { gcn: { weights: w.safetensors } }\nscheduler: { link: { loss: 5% } }", true)]
    [InlineData("extends: base.yaml\nscheduler: { link: { loss: 500% } }", false)]
    [InlineData("extends: base.yaml\nscheduler: { lnk: { loss: 5% } }", false)]
    [InlineData("extends: base.yaml\nschedule: synchronous", false)]
    [InlineData("extends: [a, b]", false)]
    [InlineData("scheduler: { link: { loss: 5% } }", false)]
    public void Of_a_scenario_with_a_base_only_what_is_written_is_checked(string text, bool isValid) =>
        Assert.Equal(isValid, Faults(Schema.Value, YamlAsJson.Read(text)).Count == 0);

    /// <summary>What is wrong beside other values alone.</summary>
    private static bool IsOfOtherValues(string message) => message.Contains("(no message would", StringComparison.Ordinal);

    private static IReadOnlyList<string> Faults(JsonSchema schema, JsonNode? instance)
    {
        using var document = JsonDocument.Parse(instance?.ToJsonString() ?? "null");
        var results = schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] :
        [
            .. (results.Details ?? []).Where(detail => detail.Errors is { Count: > 0 })
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Key} {error.Value}"))
                .DefaultIfEmpty("invalid"),
        ];
    }
}
