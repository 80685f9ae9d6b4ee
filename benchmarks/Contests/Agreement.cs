namespace Hogwild.Contests;

/// <summary>Whether all programs of the workload compute the same: with shared draws they must agree to the bit.</summary>
internal static class Agreement
{
    private const int Nodes = 200;
    private const int Periods = 50;

    /// <summary>Runs all of them for a while.</summary>
    /// <returns>How many updates each did.</returns>
    /// <exception cref="InvalidOperationException">Two of them differ in an update or in a bit of a state.</exception>
    public static long Check()
    {
        var workload = new ReferenceWorkload(Nodes);
        var until = Periods * ReferenceWorkload.Period.Ticks;
        var ours = new NetworkProgram(workload);
        ours.Run(until);
        foreach (var rival in Rival.All(workload, () => new SharedDraws(workload.Draws)))
        {
            var theirs = rival.Create();
            theirs.Run(until);
            if (theirs.Updates != ours.Updates)
            {
                throw new InvalidOperationException($"{rival.Name}: {theirs.Updates} updates, expected {ours.Updates}");
            }

            for (var node = 0; node < Nodes; node++)
            {
                if (!theirs.State(node).SequenceEqual(ours.State(node)))
                {
                    throw new InvalidOperationException($"{rival.Name}: node {node} differs from the network's");
                }
            }
        }

        return ours.Updates;
    }
}
