
namespace Hogwild.Simulation.Tests;

/// <summary>The two kernels side by side.</summary>
public sealed class DifferentialTests
{
    [Property]
    public bool Whatever_happens_happens_in_the_same_order_on_both(byte[] script)
    {
        var padded = Enumerable.Range(0, 4).SelectMany(shift => script.Select(item => (byte)(item * 31 + shift))).ToArray();
        var ours = RandomWorld.Play(new EventKernel(), padded, kernel => kernel.Run(1000));
        var theirs = RandomWorld.Play(new SimSharpKernel(), padded, kernel => kernel.Run(1000));
        return ours.SequenceEqual(theirs);
    }

    [Property]
    public bool Also_under_every_tie_policy(byte[] script, ulong seed)
    {
        foreach (var ties in new[] { TiePolicy.Fifo, TiePolicy.Random(new Draws(seed)) })
        {
            var ours = RandomWorld.Play(new EventKernel(ties), script, kernel => kernel.Run(1000));
            var theirs = RandomWorld.Play(new SimSharpKernel(ties), script, kernel => kernel.Run(1000));
            if (!ours.SequenceEqual(theirs))
            {
                return false;
            }
        }

        return true;
    }
}
