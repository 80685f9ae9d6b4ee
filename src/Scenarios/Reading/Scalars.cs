using System.Reflection;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Reads the values of options that are one word or number.</summary>
internal static class Scalars
{
    private static readonly MethodInfo OfText = typeof(Scalars).GetMethod(nameof(ReadText), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>
    /// The value as an option of a type has it, within the option's limits; null where values of the type are no scalars.
    /// </summary>
    public static object? Read(Value value, Option option, Type type)
    {
        if (type == typeof(bool) || type.IsEnum)
        {
            var index = value.Among(option.WordsFor(type));
            return type.IsEnum ? Enum.GetValues(type).GetValue(index) : index == 1;
        }

        return type == typeof(double) ? ReadNumber(value, option, type)
            : type == typeof(int) ? value.Whole(option.WhatOf(type), number => option.Admits(number))
            : type == typeof(ulong) ? value.Seed()
            : type == typeof(TimeSpan) ? value.Duration(option.LeastTicks)
            : type == typeof(string) ? value.Text(option.WhatOf(type))
            : IsText(type) ? OfText.MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value], null)
            : null;
    }

    private static bool IsText(Type type) => Array.Exists(
        type.GetInterfaces(), item => item.IsGenericType && item.GetGenericTypeDefinition() == typeof(ITextValue<>));

    private static double ReadNumber(Value value, Option option, Type type)
    {
        if (!option.IsShare)
        {
            return value.Number(option.WhatOf(type), number => option.Admits(number));
        }

        var share = value.Share();
        return option.Admits(share) ? share : throw value.Expected(option.What);
    }

    private static T ReadText<T>(Value value)
        where T : ITextValue<T> =>
        T.TryRead(value.Text(T.Expected), out var read, out var problem) ? read! : throw value.Expected(
            problem ?? T.Expected, Nearest.Hint(value.Text(), T.Known));
}
