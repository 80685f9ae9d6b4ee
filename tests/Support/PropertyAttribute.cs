using Xunit.v3;

namespace Hogwild;

/// <summary>
/// FsCheck's <c>[Property]</c> with the trait <c>Category=Property</c> and <see cref="Cases.Times"/> as many cases. It is the one that
/// tests in namespaces below this one mean.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
#pragma warning disable xUnit3003 // FsCheck's own attribute takes no place in the source either.
public sealed class PropertyAttribute : FsCheck.Xunit.PropertyAttribute, ITraitAttribute
#pragma warning restore xUnit3003
{
    private const int FewestCases = 100;

    /// <summary>A property that is tried on 100 cases, unless it says otherwise.</summary>
    public PropertyAttribute() => MaxTest = FewestCases;

    /// <summary>Cases that are tried where no more are asked for. Default 100.</summary>
    public new int MaxTest
    {
        get => base.MaxTest;
        set => base.MaxTest = Cases.Times(value);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "Property")];
}
