using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hogwild.Simulation;

/// <summary>One parameter or property of a record that is described: an option, or several that stand in its place.</summary>
internal sealed class KindPart
{
    private readonly PropertyInfo _property;
    private readonly Kind? _inline;
    private readonly Dictionary<Option, Option> _inner = [];

    private KindPart(PropertyInfo property, IReadOnlyList<Option> options, object? placeholder) =>
        (_property, Options, Placeholder) = (property, options, placeholder);

    /// <summary>All options of a record that stand in the place of one.</summary>
    private KindPart(PropertyInfo property)
    {
        (_property, _inline) = (property, Kind.Of(property.PropertyType));
        Options = [.. _inline.Options.Select(option => option.Through(property.GetValue))];
        _inner = Options.Zip(_inline.Options).ToDictionary(pair => pair.First, pair => pair.Second);
        Placeholder = _inline.MakeEmpty();
    }

    /// <summary>The options; none where it is not described.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>What stands there where nothing is given.</summary>
    public object? Placeholder { get; }

    /// <summary>A parameter of the constructor.</summary>
    public static KindPart Of(ParameterInfo parameter, Type spec)
    {
        var property = spec.GetProperty(parameter.Name!)
            ?? throw new ArgumentException($"{spec} has no property for its parameter {parameter.Name}", nameof(spec));
        var type = parameter.ParameterType;
        var mayBeNull = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        if (parameter.IsDefined(typeof(InlineAttribute)))
        {
            return new KindPart(property);
        }

        var placeholder = parameter.HasDefaultValue ? DefaultOf(parameter)
            : type.IsValueType ? Activator.CreateInstance(type) : type == typeof(string) ? string.Empty : null;
        return new KindPart(property, parameter.GetCustomAttribute<OptionAttribute>() is not { } written ? [] :
        [
            new Option(written, parameter.Name!, (type, mayBeNull), property.GetValue)
            {
                IsRequired = !parameter.HasDefaultValue && !mayBeNull && !written.IsOptional,
                Default = written.Default is not null ? null
                    : parameter.HasDefaultValue ? DefaultOf(parameter) : written.IsOptional ? Activator.CreateInstance(type) : null,
            },
        ],
        placeholder);
    }

    /// <summary>A property; null where it is not described.</summary>
    public static KindPart? Of(PropertyInfo property, object prototype)
    {
        var mayBeNull = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        if (property.IsDefined(typeof(InlineAttribute)))
        {
            return new KindPart(property);
        }

        if (property.GetCustomAttribute<OptionAttribute>() is not { } written)
        {
            return null;
        }

        var isRequired = property.IsDefined(typeof(RequiredMemberAttribute));
        var option = new Option(written, property.Name, (property.PropertyType, mayBeNull), property.GetValue)
        {
            IsRequired = isRequired,
            Default = isRequired || written.Default is not null ? null : property.GetValue(prototype),
        };
        return new KindPart(property, [option], null);
    }

    /// <summary>Whether it, or one of those that stand in its place, is given.</summary>
    public bool IsIn(IReadOnlyDictionary<Option, object?> given) => Options.Any(given.ContainsKey);

    /// <summary>Its value.</summary>
    public object? Of(IReadOnlyDictionary<Option, object?> given) => !IsIn(given) ? Placeholder
        : _inline is null ? given[Options[0]]
        : _inline.Create(Options.Where(given.ContainsKey).ToDictionary(option => _inner[option], option => given[option]));

    /// <summary>The record whose options stand in its place; null where there is none.</summary>
    public object? Inline(object spec) => _inline is null ? null : _property.GetValue(spec);

    /// <summary>A structure's default value is told as null.</summary>
    private static object? DefaultOf(ParameterInfo parameter) => parameter.DefaultValue ?? (parameter.ParameterType.IsValueType
        && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? Activator.CreateInstance(parameter.ParameterType) : null);
}
