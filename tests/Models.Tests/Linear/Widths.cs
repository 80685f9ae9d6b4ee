namespace Hogwild.Models.Tests.Linear;

/// <summary>Vectors of 512 bits; on a machine without them two shorter ones stand for each.</summary>
internal readonly struct Wide : IVectorWidth
{
    public static bool IsWide => true;
}

/// <summary>Vectors of 256 bits on any machine.</summary>
internal readonly struct Narrow : IVectorWidth
{
    public static bool IsWide => false;
}
