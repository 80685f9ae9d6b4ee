using MathNet.Numerics.Random;

namespace Hogwild.Simulation;

/// <summary>The private generator of one draw: a stream of uniform numbers that is a function of one uniform number.</summary>
internal sealed class DrawnStream(double u) : RandomSource(false)
{
    private const double Unit = 1.0 / (1L << 53);
    private readonly ulong _key = BitConverter.DoubleToUInt64Bits(u);
    private uint _counter;

    /// <inheritdoc/>
    protected override double DoSample()
    {
        var block = Philox.Block(_counter++, 0, 0, 0, (uint)_key, (uint)(_key >> 32));
        return ((((ulong)block.X1 << 32) | block.X0) >> 11) * Unit;
    }
}
