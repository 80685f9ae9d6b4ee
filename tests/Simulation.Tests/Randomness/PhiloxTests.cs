using System.Runtime.Intrinsics;

namespace Hogwild.Simulation.Tests;

public class PhiloxTests
{
    /// <summary>The vectors that come with the authors' Random123 library for philox4x32 with 10 rounds.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Blocks_equal_the_published_vectors(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint x0, uint x1, uint x2, uint x3) =>
        Assert.Equal((x0, x1, x2, x3), Philox.Block(c0, c1, c2, c3, k0, k1));

    [Property(MaxTest = 500)]
    public void Blocks_at_once_are_blocks_one_after_the_other(uint c0, uint c1, ulong entity, uint k0, uint k1)
    {
        var counters = Vector512.Create((ulong)c0) ^ Vector512<ulong>.Indices;
        var entities = Vector512.Create(entity) * (Vector512<ulong>.Indices + Vector512<ulong>.One);
        var (first, second) = Philox.EightBlocks(counters, c1, entities, k0, k1);
        for (var lane = 0; lane < 8; lane++)
        {
            var (x0, x1, x2, x3) = Philox.Block((uint)counters[lane], c1, (uint)entities[lane], (uint)(entities[lane] >> 32), k0, k1);
            Assert.Equal((((ulong)x1 << 32) | x0, ((ulong)x3 << 32) | x2), (first[lane], second[lane]));
        }
    }
}
