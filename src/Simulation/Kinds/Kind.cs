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
    private readonly List<KindPart> _parts = [];
    private readonly List<(PropertyInfo Property, KindPart Part)> _properties = [];
    private readonly object _prototype;

    private Kind(Type spec)
    {
        (Spec, _written) = (spec, spec.GetCustomAttribute<KindAttribute>()
            ?? throw new ArgumentException($"{spec} has no attribute [Kind]", nameof(spec)));
        Family = spec.GetCustomAttribute<FamilyAttribute>(inherit: true);
        _constructor = spec.GetConstructors().Where(constructor => !IsCopy(constructor) && IsOfProperties(constructor))
            .MaxBy(constructor => constructor.GetParameters().Length);
        foreach (var parameter in _constructor?.GetParameters() ?? [])
        {
            _parts.Add(KindPart.Of(parameter, spec));
        }

        _prototype = Prototype();
        foreach (var property in Ancestors(spec).SelectMany(type =>
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OrderBy(property => property.MetadataToken)))
        {
            if (!_properties.Exists(item => item.Property.Name == property.Name) && KindPart.Of(property, _prototype) is { } part)
            {
                _properties.Add((property, part));
            }
        }

        Options = [.. _parts.Concat(_properties.Select(item => item.Part)).SelectMany(part => part.Options)];
        if (Options.GroupBy(option => option.Name).FirstOrDefault(group => group.Count() > 1 || group.Key == "kind") is { } twice)
        {
            throw new ArgumentException($"{spec} has the option '{twice.Key}' twice, or calls one as the key of kinds", nameof(spec));
        }
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

    /// <summary>The option that holds the others where a list stands for the whole; null for none.</summary>
    public Option? Rest => _written.Rest is { } name ? Options.First(option => option.Name == name) : null;

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
    public IEnumerable<Misfit> Misfits(object spec, TimeSpan step) => _parts.Concat(_properties.Select(item => item.Part))
        .Select(part => part.Inline(spec)).Append(spec).OfType<IChecked>().SelectMany(check => check.Misfits(step));

    /// <summary>Makes the record.</summary>
    /// <param name="given">The values of the options that are there.</param>
    public object Create(IReadOnlyDictionary<Option, object?> given) => Set(Make(_parts.Select(part => part.Of(given))), given);

    /// <summary>A copy of a record with some of its options changed.</summary>
    /// <param name="spec">The record, all of whose options are properties.</param>
    /// <param name="given">The values of the options that change.</param>
    public object Change(object spec, IReadOnlyDictionary<Option, object?> given) =>
        Set(Spec.GetMethod("<Clone>$")!.Invoke(spec, null)!, given);

    /// <summary>The value of an option in a record that was made without it.</summary>
    internal object? Absent(Option option) => option.In(_prototype);

    /// <summary>Makes the record of what stands in the place of options that are not given.</summary>
    internal object MakeEmpty() => Make(_parts.Select(part => part.Placeholder));

    private object Set(object spec, IReadOnlyDictionary<Option, object?> given)
    {
        foreach (var (property, part) in _properties.Where(item => item.Part.IsIn(given)))
        {
            property.SetValue(spec, part.Of(given));
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

    /// <summary>A record of nothing, from which the defaults of properties are read.</summary>
    private object Prototype()
    {
        try
        {
            return MakeEmpty();
        }
        catch (Exception error)
        {
            throw new ArgumentException(
                $"{Spec} cannot be made without its options, from which the defaults of the others are read: its constructor says "
                    + error.Message, error);
        }
    }

    private object Make(IEnumerable<object?> arguments) =>
        _constructor is null ? Activator.CreateInstance(Spec)!
            : _constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [.. arguments], culture: null);
}
