using System.Text.Json.Nodes;
using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The schema of one option: what its values may be, with description and default for editors.</summary>
/// <param name="builder">Makes what it refers to.</param>
/// <param name="option">The option.</param>
internal sealed class OptionSchema(SchemaBuilder builder, Option option)
{
    /// <summary>The option as a key of a mapping.</summary>
    public JsonObject Property()
    {
        var schema = new JsonObject { ["description"] = DescriptionText.Of(option) };
        foreach (var (key, value) in OrNull(Of(option.Type)))
        {
            schema[key] = value?.DeepClone();
        }

        if (DefaultValue.Json(option) is { } standard)
        {
            schema["default"] = standard;
        }

        return schema;
    }

    /// <summary>What a value of a type may be: the option's own, or that of an item of the list that it is.</summary>
    public JsonObject Of(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var list = List(type.GetGenericArguments()[0]);
            return option.Files is null ? list : AnyOf(Text(), list);
        }

        return option.KindOf is not null ? AnyOf([.. Likes().Select(like => like.Schema)])
            : ScalarSchema.Of(option, type)
            ?? (IsPath(type) || type.IsAssignableTo(typeof(TraceSpec)) ? Text()
                : type == typeof(Tensor) ? Nested()
                : type == typeof(SweepValue) ? new JsonObject { ["type"] = new JsonArray("string", "number", "boolean", "object", "array") }
                : builder.Reference(type));
    }

    /// <summary>Of an option that has the kind of another one: what it is for each kind.</summary>
    public IEnumerable<(string Kind, JsonObject Schema)> Likes()
    {
        var (type, isByName) = Inner(option.Type);
        var form = option.Over is null ? SchemaForm.Section : SchemaForm.Changes;
        return builder.KindsOf(type).Select(kind =>
            (kind.Name, isByName ? ByName(builder.Reference(kind.Spec, form)) : builder.Reference(kind.Spec, form)));
    }

    private static (Type Type, bool IsByName) Inner(Type type) => !type.IsGenericType ? (type, false)
        : (type.GetGenericArguments()[0].GetGenericArguments()[1], true);

    /// <summary>A list: by names, or one after the other.</summary>
    private JsonObject List(Type item)
    {
        if (item == typeof(ReferenceValue))
        {
            var number = AnyOf(Text(), Number(), builder.Reference(typeof(PublishedNumber)));
            return ByName(ByName(AnyOf(number, ByName(number.DeepClone().AsObject()))));
        }

        if (item.IsAssignableTo(typeof(INamed)))
        {
            var named = ByName(item.IsAssignableTo(typeof(TraceSpec)) ? builder.Reference(item) : Of(item));
            named["propertyNames"] = new JsonObject { ["pattern"] = "^[a-z0-9-]+$" };
            return named;
        }

        if (item.IsGenericType && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            return option.KindOf is not null ? AnyOf([.. Likes().Select(like => like.Schema)]) : ByName(Of(item.GetGenericArguments()[1]));
        }

        var list = new JsonObject { ["type"] = "array", ["items"] = Item(item) };
        if (!option.MayBeEmpty)
        {
            list["minItems"] = 1;
        }

        return list;
    }

    private JsonObject Item(Type item) => item == typeof((int, int))
        ? new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
            ["minItems"] = 2,
            ["maxItems"] = 2,
        }
        : item == typeof(IReadOnlyList<double>)
            ? AnyOf(Number(), new JsonObject { ["type"] = "array", ["items"] = Number(), ["minItems"] = 1 })
        : item == typeof(string) ? new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }
        : Of(item);

    /// <summary>The value, or the word that stands for none.</summary>
    private JsonObject OrNull(JsonObject schema) => option.NullWord switch
    {
        null => schema,
        "false" => AnyOf(new JsonObject { ["type"] = "boolean" }, schema),
        var word => AnyOf(new JsonObject { ["const"] = word }, schema),
    };

    private static JsonObject Nested()
    {
        var schema = Number();
        for (var axis = 0; axis < TensorReader.MostAxes; axis++)
        {
            schema = AnyOf(Number(), new JsonObject { ["type"] = "array", ["items"] = schema, ["minItems"] = 1 });
        }

        return schema;
    }

    private static bool IsPath(Type type) =>
        type == typeof(InputFile) || type == typeof(InputFolder) || type.IsAssignableTo(typeof(ListFile));

    private static JsonObject Number() => new() { ["type"] = "number" };

    private static JsonObject Text() => new() { ["type"] = "string", ["minLength"] = 1 };

    private static JsonObject ByName(JsonObject schema) => new() { ["type"] = "object", ["additionalProperties"] = schema };

    private static JsonObject AnyOf(params JsonObject[] schemas) =>
        schemas.Length == 1 ? schemas[0] : new() { ["anyOf"] = new JsonArray([.. schemas]) };
}
