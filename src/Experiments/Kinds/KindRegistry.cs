using System.Reflection;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// The kinds that scenarios can name: ours, and those of other assemblies. A kind is a public record with a <see cref="KindAttribute"/>
/// that derives from the record of its family.
/// </summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class KindRegistry
{
    private readonly Assembly[] _assemblies;
    private readonly SortedDictionary<string, List<Kind>> _kinds = new(StringComparer.Ordinal);

    private KindRegistry(Assembly[] assemblies)
    {
        _assemblies = assemblies;
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsAbstract && Kind.Describes(type)).OrderBy(type => Kind.Of(type).Name, StringComparer.Ordinal))
        {
            Add(Kind.Of(type));
        }
    }

    /// <summary>Ours.</summary>
    public static KindRegistry BuiltIn { get; } =
        new([typeof(ClockSpec).Assembly, typeof(SchedulerSpec).Assembly, typeof(RuleSpec).Assembly,
            typeof(TrainingSettings).Assembly, typeof(KindRegistry).Assembly]);

    /// <summary>The families by what lists call them.</summary>
    public IReadOnlyList<FamilyAttribute> Families =>
        [.. _kinds.Values.Select(kinds => kinds[0].Family!).OrderBy(family => family.Plural, StringComparer.Ordinal)];

    /// <summary>These kinds and those of other assemblies.</summary>
    /// <exception cref="ArgumentException">Two kinds of a family have the same name.</exception>
    public KindRegistry With(params IEnumerable<Assembly> assemblies) =>
        new([.. _assemblies.Concat(assemblies).Distinct()]) { PlugIns = PlugIns };

    /// <summary>
    /// These kinds and those of a plug-in, which a scenario may then name under <c>plugins</c>; a script has none, but rules may name it.
    /// </summary>
    /// <exception cref="ArgumentException">Two kinds of a family have the same name.</exception>
    public KindRegistry With(PlugIn plugIn)
    {
        ArgumentNullException.ThrowIfNull(plugIn);
        return new([.. _assemblies.Concat(plugIn.Assembly is { } own ? [own] : []).Distinct()]) { PlugIns = [.. PlugIns, plugIn] };
    }

    /// <summary>The plug-ins among them, in the order in which they came.</summary>
    public IReadOnlyList<PlugIn> PlugIns { get; private init; } = [];

    /// <summary>The kinds of a family by name.</summary>
    /// <param name="family">Its name: <c>scheduler</c>.</param>
    public IReadOnlyList<Kind> Of(string family) => _kinds.GetValueOrDefault(family) ?? [];

    /// <summary>The kinds of the family that specs of a type belong to.</summary>
    internal IReadOnlyList<Kind> Of(Type spec) => [.. Of(FamilyOf(spec)!.Name).Where(kind => kind.Spec.IsAssignableTo(spec))];

    /// <summary>The family of a spec; null for a section.</summary>
    internal static FamilyAttribute? FamilyOf(Type spec) => spec.GetCustomAttribute<FamilyAttribute>(inherit: true);

    private void Add(Kind kind)
    {
        if (kind.Family is not { } family)
        {
            return;
        }

        if (kind.Options.FirstOrDefault(option => !OptionTypes.CanHold(option.Type)) is { } odd)
        {
            throw new ArgumentException(
                $"{kind.Spec} has the option '{odd.Name}' of type {odd.Type}, which a scenario cannot hold (docs/extending.md)");
        }

        if (!_kinds.TryGetValue(family.Name, out var kinds))
        {
            _kinds[family.Name] = kinds = [];
        }

        if (kinds.Find(other => other.Name == kind.Name) is { } same)
        {
            throw new ArgumentException($"two kinds of {family.Name} have the name {kind.Name}: {same.Spec} and {kind.Spec}");
        }

        kinds.Add(kind);
    }
}
