using System.Reflection;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Types whose values are read from one word or a few by themselves.</summary>
internal static class TextValues
{
    private static readonly string[] Tries = ["0-4", "5", "5ms", "5%", "0.5", "text"];

    /// <summary>What a text of such a type must be.</summary>
    public static string Expected(Type type) => (string)Call(nameof(ExpectedOf), type);

    /// <summary>A text that reads as the type.</summary>
    public static string Example(Type type) => (string)Call(nameof(ExampleOf), type);

    private static object Call(string method, Type type) => typeof(TextValues)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)!;

    private static string ExpectedOf<T>()
        where T : ITextValue<T> => T.Expected;

    private static string ExampleOf<T>()
        where T : ITextValue<T> => T.Known.Concat(Tries).First(text => T.TryRead(text, out _, out _));
}
