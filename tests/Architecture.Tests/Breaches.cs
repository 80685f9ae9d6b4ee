namespace Hogwild.Architecture.Tests;

/// <summary>What breaks a rule. xunit shows five of a list at most; whoever mends wants all.</summary>
internal static class Breaches
{
    public static void None(IEnumerable<string> found)
    {
        var all = found.Order(StringComparer.Ordinal).ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
