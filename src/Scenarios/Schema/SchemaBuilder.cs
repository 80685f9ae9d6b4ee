using System.Text.Json.Nodes;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Makes schemas of families, kinds and sections, each once, to which others refer.</summary>
/// <param name="kinds">The kinds that scenarios can name.</param>
/// <param name="isPart">
/// True for pieces of a scenario that starts from another one, which has what is not written, the kind among it.
/// </param>
internal sealed class SchemaBuilder(KindRegistry kinds, bool isPart = false)
{
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    /// <summary>A reference to what a scenario is.</summary>
    public JsonObject OfScenario() => Reference(typeof(Scenario));

    /// <summary>Adds all that has been referred to.</summary>
    /// <param name="all">Receives it.</param>
    public void AddTo(JsonObject all)
    {
        foreach (var (name, definition) in _definitions)
        {
            all[name] = definition;
        }
    }

    /// <summary>A reference to what specs of a type are.</summary>
    /// <param name="type">The record of a family, of a kind or of a section.</param>
    /// <param name="form">How the mapping stands here.</param>
    public JsonObject Reference(Type type, SchemaForm form = SchemaForm.Section)
    {
        var name = NameOf(type, form);
        if (!_definitions.ContainsKey(name))
        {
            _definitions[name] = [];
            _definitions[name] = type.IsAbstract ? Family(type) : form == SchemaForm.Section ? Whole(Kind.Of(type))
                : Mapping(Kind.Of(type), form);
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    /// <summary>The kinds of the family that specs of a type belong to.</summary>
    public IReadOnlyList<Kind> KindsOf(Type type) => kinds.Of(type);

    private string NameOf(Type type, SchemaForm form) => isPart ? $"{WholeNameOf(type, form)}.part" : WholeNameOf(type, form);

    private static string WholeNameOf(Type type, SchemaForm form)
    {
        var family = KindRegistry.FamilyOf(type);
        if (type.IsAbstract)
        {
            var isWhole = type.BaseType is null || KindRegistry.FamilyOf(type.BaseType) is null;
            return isWhole ? family!.Name : $"{family!.Name}.{Kebab.Of(type.Name)}s";
        }

        var name = $"{family?.Name ?? "section"}.{Kind.Of(type).Name}";
        return form switch
        {
            SchemaForm.Changes => $"{name}.changes",
            SchemaForm.Section when family is not null => $"{name}.options",
            _ => name,
        };
    }

    /// <summary>One of the kinds of a family: by its bare name where nothing else is required, or as a mapping.</summary>
    private JsonObject Family(Type type)
    {
        var known = kinds.Of(type);
        var forms = new JsonArray();
        foreach (var kind in known.Where(kind => isPart || !kind.Options.Any(option => option.IsRequired)))
        {
            forms.Add((JsonNode)new JsonObject { ["const"] = kind.Name, ["description"] = DescriptionText.Of(kind) });
        }

        foreach (var kind in known)
        {
            forms.Add((JsonNode)Reference(kind.Spec, SchemaForm.Kind));
        }

        foreach (var brief in known.Select(kind => kind.Brief).OfType<Option>())
        {
            forms.Add((JsonNode)new OptionSchema(this, brief).Of(brief.Type));
        }

        return new JsonObject { ["description"] = DescriptionText.Sentence(KindRegistry.FamilyOf(type)!.Summary), ["anyOf"] = forms };
    }

    /// <summary>A section in all forms that it may be written in.</summary>
    private JsonObject Whole(Kind kind)
    {
        var mapping = Mapping(kind, SchemaForm.Section);
        if (kind.Brief is null && kind.Rest is null)
        {
            return mapping;
        }

        var forms = new JsonArray();
        if (kind.Brief is { } brief)
        {
            forms.Add((JsonNode)new OptionSchema(this, brief).Of(brief.Type));
        }

        forms.Add((JsonNode)mapping);
        if (kind.Rest is not null)
        {
            forms.Add((JsonNode)new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = mapping.DeepClone() });
        }

        return new JsonObject { ["description"] = DescriptionText.Of(kind), ["anyOf"] = forms };
    }

    private JsonObject Mapping(Kind kind, SchemaForm form)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        if (form == SchemaForm.Kind)
        {
            properties["kind"] = new JsonObject { ["const"] = kind.Name };
            Require("kind");
        }

        foreach (var option in kind.Options)
        {
            properties[option.Name] = new OptionSchema(this, option).Property();
            if (option.IsRequired && form != SchemaForm.Changes)
            {
                Require(option.Name);
            }
        }

        var schema = new JsonObject { ["description"] = DescriptionText.Of(kind), ["type"] = "object", ["properties"] = properties };
        AddUnlessEmpty(schema, "required", required, required.Count);
        schema["additionalProperties"] = false;
        var like = new JsonArray([.. kind.Options.Where(option => option.KindOf is not null).SelectMany(option => Likes(kind, option))]);
        AddUnlessEmpty(schema, "allOf", like, like.Count);
        return schema;

        void Require(string key)
        {
            if (!isPart)
            {
                required.Add(key);
            }
        }
    }

    /// <summary>What an option is whose kind is that of another option beside it: a condition a kind.</summary>
    private IEnumerable<JsonNode> Likes(Kind kind, Option option)
    {
        var other = kind.Options.First(beside => beside.Name == option.KindOf);
        return new OptionSchema(this, option).Likes().Select(like => (JsonNode)new JsonObject
        {
            ["if"] = Has(other.Name, new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["const"] = like.Kind },
                    Has("kind", new JsonObject { ["const"] = like.Kind }, isObject: true)),
            }),
            ["then"] = new JsonObject { ["properties"] = new JsonObject { [option.Name] = like.Schema } },
        });
    }

    private static JsonObject Has(string key, JsonObject value, bool isObject = false)
    {
        var schema = new JsonObject { ["properties"] = new JsonObject { [key] = value }, ["required"] = new JsonArray(key) };
        if (isObject)
        {
            schema["type"] = "object";
        }

        return schema;
    }

    private static void AddUnlessEmpty(JsonObject schema, string key, JsonNode value, int count)
    {
        if (count > 0)
        {
            schema[key] = value;
        }
    }
}
