namespace Hogwild.Models;

/// <summary>Arrays that are kept from one use to the next.</summary>
internal static class Buffers
{
    /// <summary>Replaces an array by a larger one where it is too short. What it holds is undefined.</summary>
    internal static void Grow(ref double[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new double[length];
        }
    }
}
