using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Types that options may have, since scenarios can be read into them and written from them.</summary>
internal static class OptionTypes
{
    private static readonly Type[] Plain =
    [
        typeof(bool), typeof(int), typeof(double), typeof(ulong), typeof(TimeSpan), typeof(string), typeof(InputFile), typeof(InputFolder),
        typeof(Tensor), typeof(SweepValue),
    ];

    /// <summary>Whether an option may be of a type.</summary>
    public static bool CanHold(Type type) => CanHoldOne(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && CanHoldItem(type.GetGenericArguments()[0]));

    private static bool CanHoldItem(Type type) => CanHoldOne(type) || type == typeof((int, int)) || type == typeof(IReadOnlyList<double>)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            && type.GetGenericArguments()[0] == typeof(string) && CanHold(type.GetGenericArguments()[1]));

    private static bool CanHoldOne(Type type) => Plain.Contains(type) || type.IsEnum
        || type.IsAssignableTo(typeof(ListFile)) || type == typeof(ReferenceValue)
        || Kind.Describes(type) || (type.IsAbstract && KindRegistry.FamilyOf(type) is not null)
        || Array.Exists(type.GetInterfaces(), item => item.IsGenericType && item.GetGenericTypeDefinition() == typeof(ITextValue<>));
}
