using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>What a run is expected to arrive at in its last epoch: states, or outputs where the model's reference compares those.</summary>
internal sealed class Target(LastEpoch epoch)
{
    private readonly ReferenceDistance _distance = epoch.Distance();

    /// <summary>When the epoch begins, in ticks.</summary>
    public long Since => epoch.Since;

    /// <inheritdoc cref="ReferenceDistance.Scale"/>
    public double Scale => _distance.Scale;

    /// <summary>How far a state of a node is from its reference, on the solution's own scale; infinite where it is no number.</summary>
    public double Distance(int node, ReadOnlySpan<double> state) => _distance.Of(node, state);

    /// <summary>The node that is farthest away, and how far.</summary>
    public (int Node, double Distance) Farthest(Network network)
    {
        var (farthest, distance) = (0, 0.0);
        for (var node = 0; node < network.Graph.NodeCount; node++)
        {
            if (Distance(node, network.State(node)) is var own && own > distance)
            {
                (farthest, distance) = (node, own);
            }
        }

        return (farthest, distance);
    }

    /// <summary>Whether every version that may still be read is within <paramref name="tolerance"/>.</summary>
    public bool IsSettled(Network network, long now, double tolerance)
    {
        for (var node = 0; node < network.Graph.NodeCount; node++)
        {
            if (network.InitialIsReadable(node, now) && Distance(node, network.State(node, 0)) > tolerance)
            {
                return false;
            }

            for (var version = network.OldestReadable(node, now); version <= network.Version(node); version++)
            {
                if (Distance(node, network.State(node, version)) > tolerance)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
