using System.Collections.Concurrent;
using System.Reflection;

namespace Hogwild.Simulation;

/// <summary>The description of a kind or section, read from the attributes of its record.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class Kind
{
    private static readonly ConcurrentDictionary<Type, Kind> Known = new();
    private readonly KindAttribute _written;
    private readonly ConstructorInfo? _constructor;
    private readonly List<Part> _parts = [];
    private readonly List<(PropertyInfo Property, Option Option)> _properties = [];

    private Kind(Type spec)
    {
        (Spec, _written) = (spec, spec.GetCustomAttribute<KindAttribute>()
            ?? throw new ArgumentException($"{spec} has no attribute [Kind]", nameof(spec)));
        Family = spec.GetCustomAttribute<FamilyAttribute>(inherit: true);
        _constructor = spec.GetConstructors().Where(constructor => !IsCopy(constructor) && IsOfProperties(constructor))
            .MaxBy(constructor => constructor.GetParameters().Length);
        foreach (var parameter in _constructor?.GetParameters() ?? [])
        {
            _parts.Add(new Part(parameter, spec));
        }

        var prototype = Make(_parts.Select(part => part.Placeholder));
        foreach (var property in Ancestors(spec).SelectMany(type =>
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OrderBy(property => property.MetadataToken)))
        {
            if (property.GetCustomAttribute<OptionAttribute>() is { } written && !_properties.Exists(item =>
                item.Property.Name == property.Name))
            {
                _properties.Add((property, OptionOf(property, written, prototype)));
            }
        }

        Options = [.. _parts.SelectMany(part => part.Options), .. _properties.Select(item => item.Option)];
    }

    /// <summary>Its name in scenarios.</summary>
    public string Name => _written.Name;

    /// <summary>What it is for, in one line.</summary>
    public string Summary => _written.Summary;

    /// <summary>The record.</summary>
    public Type Spec { get; }

    /// <summary>The family it belongs to; null for a section.</summary>
    public FamilyAttribute? Family { get; }

    /// <summary>The type that does it; null where the record is all there is.</summary>
    public Type? Implements => _written.Implements;

    /// <summary>How it is written in YAML; null where name and options say enough.</summary>
    public string? Example => _written.Example;

    /// <summary>Its options, in the order of the documentation.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>The option whose bare value may stand for the whole; null for none.</summary>
    public Option? Brief => _written.Brief is { } name ? Options.First(option => option.Name == name) : null;

    /// <summary>The description of a record.</summary>
    /// <exception cref="ArgumentException">It has no attribute <see cref="KindAttribute"/>.</exception>
    public static Kind Of(Type spec) => Known.GetOrAdd(spec, type => new Kind(type));

    /// <summary>Whether a type is described.</summary>
    public static bool Describes(Type type) => type.IsDefined(typeof(KindAttribute), inherit: false);

    /// <summary>The name of a spec's kind.</summary>
    public static string NameOf(object spec) => Of(spec.GetType()).Name;

    /// <summary>
    /// What does not fit among the options of a spec of this kind; what its nested specs say of themselves is not included.
    /// </summary>
    /// <param name="spec">The spec.</param>
    /// <param name="step">The grid of the abstract schedulers.</param>
    public IEnumerable<Misfit> Misfits(object spec, TimeSpan step) => _parts.Select(part => part.Inline(spec)).Append(spec)
        .OfType<IChecked>().SelectMany(check => check.Misfits(step));

    /// <summary>Makes the record.</summary>
    /// <param name="given">The values of the options that are there.</param>
    public object Create(IReadOnlyDictionary<Option, object?> given)
    {
        var spec = Make(_parts.Select(part => part.Of(given)));
        foreach (var (property, option) in _properties)
        {
            if (given.TryGetValue(option, out var value))
            {
                property.SetValue(spec, value);
            }
        }

        return spec;
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var next = type; next is not null && next != typeof(object); next = next.BaseType)
        {
            yield return next;
        }
    }

    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    private static bool IsOfProperties(ConstructorInfo constructor) =>
        Array.TrueForAll(constructor.GetParameters(), parameter => constructor.DeclaringType!.GetProperty(parameter.Name!) is not null);

    private static Option OptionOf(PropertyInfo property, OptionAttribute written, object prototype)
    {
        var mayBeNull = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        var isRequired = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));
        return new Option(written, property.Name, (property.PropertyType, mayBeNull), property.GetValue)
        {
            IsRequired = isRequired,
            Default = isRequired || written.Default is not null ? null : property.GetValue(prototype),
        };
    }

    private object Make(IEnumerable<object?> arguments) =>
        _constructor is null ? Activator.CreateInstance(Spec)! : _constructor.Invoke([.. arguments]);

    /// <summary>One parameter of the constructor: an option, or several that stand in its place.</summary>
    private sealed class Part
    {
        private readonly Kind? _inline;
        private readonly PropertyInfo _property;
        private readonly Type _type;
        private readonly Dictionary<Option, Option> _inner = [];

        public Part(ParameterInfo parameter, Type spec)
        {
            var property = _property = spec.GetProperty(parameter.Name!)
                ?? throw new ArgumentException($"{spec} has no property for its parameter {parameter.Name}", nameof(spec));
            _type = parameter.ParameterType;
            if (parameter.IsDefined(typeof(InlineAttribute)))
            {
                _inline = Kind.Of(_type);
                Options = [.. _inline.Options.Select(option => option.Through(property.GetValue))];
                _inner = Options.Zip(_inline.Options).ToDictionary(pair => pair.First, pair => pair.Second);
            }
            else if (parameter.GetCustomAttribute<OptionAttribute>() is { } written)
            {
                var mayBeNull = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
                Options =
                [
                    new Option(written, parameter.Name!, (_type, mayBeNull), property.GetValue)
                    {
                        IsRequired = !parameter.HasDefaultValue && !mayBeNull && !written.IsOptional,
                        Default = written.Default is not null ? null
                            : parameter.HasDefaultValue ? DefaultOf(parameter)
                            : written.IsOptional ? Activator.CreateInstance(_type) : null,
                    },
                ];
            }

            Placeholder = parameter.HasDefaultValue ? DefaultOf(parameter)
                : _inline is not null ? _inline.Make(_inline._parts.Select(part => part.Placeholder))
                : _type.IsValueType ? Activator.CreateInstance(_type) : _type == typeof(string) ? string.Empty : null;
        }

        public IReadOnlyList<Option> Options { get; } = [];

        public object? Placeholder { get; }

        /// <summary>A structure's default value is told as null.</summary>
        private static object? DefaultOf(ParameterInfo parameter) => parameter.DefaultValue ?? (parameter.ParameterType.IsValueType
            && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? Activator.CreateInstance(parameter.ParameterType) : null);

        public object? Inline(object spec) => _inline is null ? null : _property.GetValue(spec);

        public object? Of(IReadOnlyDictionary<Option, object?> given) => _inline is not null
            ? _inline.Create(Options.Where(given.ContainsKey).ToDictionary(option => _inner[option], option => given[option]))
            : Options.Count > 0 && given.TryGetValue(Options[0], out var value) ? value : Placeholder;
    }
}
