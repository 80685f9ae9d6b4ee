using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>
/// The small trained weights that come with the project, so that no scenario has to train before its first picture, and how to make them
/// again: the same bytes on one machine, the same accuracies on any.
/// </summary>
public static class ShippedWeights
{
    /// <summary>
    /// All of them. κ of an IGNN is the smallest in steps of 0.05, from 0.9, that leaves its answers a margin; the condition number of an
    /// energy GNN is chosen by <see cref="EnergyTraining.Lcap"/>: 5 on chains of 10, 30 on chains of 20.
    /// </summary>
    public static IReadOnlyList<ShippedWeight> All { get; } = [.. Chains(10, 0.9, 5), .. Chains(20, 0.95, 30)];

    /// <summary>Trains all of them and writes them below a folder.</summary>
    /// <param name="directory">The folder; what is missing of it is made.</param>
    /// <param name="progress">Is told after every epoch of every model.</param>
    /// <param name="cancellation">Ends the training between two epochs.</param>
    /// <exception cref="TorchNativesException">TorchSharp's natives cannot be loaded.</exception>
    public static void Write(
        string directory,
        IProgress<(ShippedWeight Weight, TrainingProgress Training)>? progress = null,
        CancellationToken cancellation = default)
    {
        foreach (var shipped in All)
        {
            var each = progress is null ? null : new Relay(progress, shipped);
            var weights = Trainers.Train(shipped.Settings, shipped.Data, each, cancellation);
            var path = Path.Combine([directory, .. shipped.Path.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            SafeTensors.Write(path, weights);
        }
    }

    private static IEnumerable<ShippedWeight> Chains(int length, double kappa, double lcap)
    {
        var data = ChainsDataset.Create(length);
        yield return new($"chains-{length}/gcn.safetensors", new GcnTraining(), data);
        yield return new($"chains-{length}/ignn.safetensors", new IgnnTraining { Kappa = kappa }, data);
        yield return new($"chains-{length}/energy-gnn.safetensors", new EnergyTraining { Lcap = lcap }, data);
    }

    private sealed class Relay(IProgress<(ShippedWeight Weight, TrainingProgress Training)> to, ShippedWeight weight)
        : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => to.Report((weight, value));
    }
}
