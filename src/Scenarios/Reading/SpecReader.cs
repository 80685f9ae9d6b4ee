using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Reads specs as their descriptions say: kinds of families, and sections.</summary>
/// <param name="kinds">The kinds that can be named.</param>
/// <param name="folder">The folder that paths start from.</param>
/// <param name="step">The grid of the abstract schedulers.</param>
internal sealed class SpecReader(KindRegistry kinds, string folder, TimeSpan step)
{
    /// <summary>The traces that specs may refer to by name. Default none.</summary>
    public IReadOnlyList<TraceSpec> Traces { get; set; } = [];

    /// <summary>The folder that paths start from.</summary>
    public string Folder => folder;

    /// <summary>Reads a spec of a family, or a section.</summary>
    /// <param name="value">Where it is written.</param>
    /// <param name="name">Its name, where it has one.</param>
    /// <param name="place">Where it is named; where it is written, where null.</param>
    public T Read<T>(Value value, string? name = null, string? place = null) => (T)Read(value, typeof(T), name, place);

    private object Read(Value value, Type type, string? name = null, string? place = null)
    {
        var known = type.IsAbstract ? kinds.Of(type) : [Kind.Of(type)];
        if (Brief(value, known) is { } brief)
        {
            return brief;
        }

        var shapes = known.Select(Shape.Of).ToList();
        var section = type.IsAbstract ? value.Kind(shapes) : value.Section(shapes[0]);
        return Create(known.First(kind => kind.Name == section.Shape.Name), section, name, place ?? value.Place.ToString());
    }

    /// <summary>A bare value that stands for a whole: <c>loss: 5%</c>; null where the value is no such thing.</summary>
    private object? Brief(Value value, IReadOnlyList<Kind> known)
    {
        if (value.IsMapping || known.FirstOrDefault(kind => kind.Brief is not null) is not { Brief: { } brief } kind
            || known.Any(other => other.Family is not null && value.IsText(other.Name)))
        {
            return null;
        }

        return kind.Create(new Dictionary<Option, object?> { [brief] = ReadOption(value, brief) });
    }

    private object Create(Kind kind, Section section, string? name, string place)
    {
        var given = new Dictionary<Option, object?>();
        foreach (var option in kind.Options)
        {
            if (section.Find(option.Name) is { } written)
            {
                given[option] = ReadOption(written, option);
            }
        }

        var spec = kind.Create(given);
        Set(spec, "Name", name);
        Set(spec, "Place", place);
        foreach (var misfit in kind.Misfits(spec, step))
        {
            throw section.Misfit(misfit, kind.Options.FirstOrDefault(option => option.Name == misfit.Option)?.In(spec));
        }

        return spec;
    }

    private static void Set(object spec, string property, string? value)
    {
        if (value is not null && spec is INamed or Schedulers.ObjectiveSpec)
        {
            spec.GetType().GetProperty(property)?.SetValue(spec, value);
        }
    }

    private object? ReadOption(Value value, Option option)
    {
        if (option.NullWord is { } word && value.IsText(word))
        {
            return null;
        }

        var isList = option.Type.IsGenericType && option.Type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        return isList ? ReadList(value, option, option.Type.GetGenericArguments()[0]) : ReadOne(value, option, option.Type);
    }

    private object ReadOne(Value value, Option option, Type type)
    {
        if (Scalars.Read(value, option, type) is { } scalar)
        {
            return scalar;
        }

        return type == typeof(InputFile) ? value.File(folder)
            : type.IsAssignableTo(typeof(TraceSpec)) ? value.Trace(type, Traces)
            : type == typeof(Tensor) ? TensorReader.Read(value)
            : option.NullWord == "false" && !value.IsMapping ? ReadSwitch(value, type)
            : Read(value, type);
    }

    /// <summary>True stands for a section with all its defaults.</summary>
    private static object ReadSwitch(Value value, Type type) =>
        value.Truth() ? Kind.Of(type).Create(new Dictionary<Option, object?>()) : throw value.Expected("true or false");

    private Array ReadList(Value value, Option option, Type type)
    {
        var items = type.IsAssignableTo(typeof(INamed)) ? ReadNamed(value, option, type)
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? ReadPairs(value, option, type)
            : value.List(option.What).Select(item => ReadItem(item, option, type)).ToList();
        var list = Array.CreateInstance(type, items.Count);
        for (var k = 0; k < items.Count; k++)
        {
            list.SetValue(items[k], k);
        }

        return list;
    }

    private List<object> ReadNamed(Value value, Option option, Type type) =>
        [.. Named.ReadAll(value, $"{option.Name} by their names", (name, place, item) => Read(item, type, name, place))];

    private List<object> ReadPairs(Value value, Option option, Type type)
    {
        var what = option.Summary.StartsWith("mapping", StringComparison.Ordinal) ? $"a {option.Summary}" : $"a mapping: {option.Summary}";
        return [.. value.Mapping(what).Entries.Select(entry => Activator.CreateInstance(
            type, entry.Key, ReadOne(new Value(entry.Value, $"{value.Path}.{entry.Key}"), option, type.GetGenericArguments()[1]))!)];
    }

    /// <summary>An item of a list: a pair of whole numbers, a row of numbers or a number alone, or what options are.</summary>
    private object ReadItem(Value value, Option option, Type type)
    {
        if (type == typeof((int, int)))
        {
            const string What = "two different nodes, such as [0, 1],";
            var ends = value.IsList ? value.List(What) : throw value.Expected(What);
            return ends.Count == 2 ? (ends[0].Whole(0), ends[1].Whole(0)) : throw value.Expected(What);
        }

        return type == typeof(IReadOnlyList<double>)
            ? (value.IsList ? value.List("numbers") : [value]).Select(item => item.Number("a finite number", _ => true)).ToArray()
            : ReadOne(value, option, type);
    }
}
