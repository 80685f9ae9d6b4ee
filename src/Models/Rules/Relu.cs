using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Models;

/// <summary>The rectifier max(x, 0), which keeps not-a-number.</summary>
internal static class Relu
{
    internal static void Apply(Span<double> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; Vector512.IsHardwareAccelerated && i <= values.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            Vector512.Max(Vector512.LoadUnsafe(ref first, (nuint)i), Vector512<double>.Zero).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256.Max(Vector256.LoadUnsafe(ref first, (nuint)i), Vector256<double>.Zero).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            values[i] = Math.Max(values[i], 0);
        }
    }
}
