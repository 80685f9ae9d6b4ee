namespace Hogwild.Simulation;

/// <summary>Nodes as processes: each waits until its time has come, asks, and waits again.</summary>
public static class NodeProcesses
{
    /// <summary>Starts one process per node of <paramref name="network"/> on <paramref name="kernel"/>.</summary>
    public static void Start(IEventKernel kernel, Network network)
    {
        for (var node = 0; node < network.Graph.NodeCount; node++)
        {
            var number = node;
            kernel.Start(self => Body(self, network, number), EventKind.Activation, number);
        }
    }

    private static IEnumerable<Wait> Body(ProcessContext self, Network network, int node)
    {
        for (var next = network.First(node); next != Ticks.Never; next = network.Ask(node, self.Now))
        {
            yield return Wait.Until(next);
        }
    }
}
