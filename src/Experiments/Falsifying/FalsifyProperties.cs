using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The names of properties.</summary>
internal static class FalsifyProperties
{
    private static readonly string[] Names = ["converges", "order-insensitive", "agrees-with-synchronous", "certificate"];

    /// <summary>All of them, for messages.</summary>
    public static string All { get; } = "converges, order-insensitive, agrees-with-synchronous or certificate";

    /// <summary>The name of a property.</summary>
    public static string Text(this FalsifyProperty property) => Names[(int)property];

    /// <summary>The property of a name.</summary>
    /// <exception cref="ScenarioException">There is none.</exception>
    public static FalsifyProperty Parse(string text) => Array.IndexOf(Names, text) is var index and >= 0
        ? (FalsifyProperty)index
        : throw new ScenarioException($"--property {text}", $"expected {All}{Nearest.Hint(text, Names)}");
}
