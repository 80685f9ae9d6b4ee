using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>All that a scenario may hold: its sections and families, in the order in which it leads to them.</summary>
internal sealed class Vocabulary
{
    private readonly KindRegistry _kinds;
    private readonly List<Kind> _sections = [];
    private readonly List<Type> _families = [];

    /// <summary>What a scenario that may name some kinds leads to.</summary>
    public Vocabulary(KindRegistry kinds)
    {
        _kinds = kinds;
        Add(Kind.Of(typeof(Scenario)));
    }

    /// <summary>The sections, the scenario itself first.</summary>
    public IReadOnlyList<Kind> Sections => _sections;

    /// <summary>The families, by the records that options are of.</summary>
    public IReadOnlyList<Type> Families => _families;

    private void Add(Kind section)
    {
        _sections.Add(section);
        AddOf(section);
    }

    private void AddOf(Kind kind)
    {
        foreach (var type in kind.Options.Select(OptionTypeText.SpecOf).OfType<Type>())
        {
            if (!type.IsAbstract && KindRegistry.FamilyOf(type) is null && !_sections.Exists(known => known.Spec == type))
            {
                Add(Kind.Of(type));
            }
            else if (type.IsAbstract && !_families.Exists(known => KindRegistry.FamilyOf(known)!.Name == KindRegistry.FamilyOf(type)!.Name))
            {
                _families.Add(type);
                _kinds.Of(KindRegistry.FamilyOf(type)!.Name).ToList().ForEach(AddOf);
            }
        }
    }
}
