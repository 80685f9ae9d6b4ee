using System.Diagnostics;
using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>
/// How far a training has come, in a file beside the weights that it will leave: what every later step depends on, to the bit, and the best
/// of its restarts so far. Written now and then after an epoch, whole or not at all, with a checksum.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="key">What determines the training; a file of another is not used.</param>
/// <param name="warn">Is told of a file that cannot be used. Null where nobody asks.</param>
internal sealed class UnfinishedTraining(string path, string key, Action<string>? warn)
{
    private const string KeyName = "hogwild.key";
    private const string RestartName = "hogwild.restart";
    private const string Now = "now.";
    private const string Best = "best.";
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>How long a training goes on between two times that it is written down, at least.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What was written down; null where there is nothing that can be used.</summary>
    public Point? Find()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var file = SafeTensors.Read(path);
            if (WeightSeal.IsSealed(file) && file.Metadata.GetValueOrDefault(KeyName) == key)
            {
                return Read(file);
            }
        }
        catch (WeightFormatException)
        {
            // Told below, as any other that is not what it should be.
        }

        warn?.Invoke($"the unfinished training {path}: the file is damaged; it is trained from the beginning");
        return null;
    }

    /// <summary>Writes down how far it has come, where it has not been for a while.</summary>
    /// <param name="restart">Number of the restart.</param>
    /// <param name="state">Gives what the rest of it depends on.</param>
    /// <param name="best">The best of the restarts before; null for none.</param>
    public void Keep(int restart, Func<SortedDictionary<string, double[]>> state, WeightFile? best)
    {
        if (_clock.Elapsed < Interval)
        {
            return;
        }

        var file = new WeightFile();
        file.Metadata.Add(KeyName, key);
        file.Metadata.Add(RestartName, restart.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, numbers) in state())
        {
            file.Tensors.Add(Now + name, new Tensor([numbers.Length], numbers));
        }

        foreach (var (name, tensor) in best?.Tensors ?? [])
        {
            file.Tensors.Add(Best + name, tensor);
        }

        foreach (var (name, value) in best?.Metadata ?? [])
        {
            file.Metadata.Add(Best + name, value);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SafeTensors.Write(path, WeightSeal.Seal(file));
        _clock.Restart();
    }

    /// <summary>It is done.</summary>
    public void Remove() => File.Delete(path);

    private static Point Read(WeightFile file)
    {
        var (state, best) = (new SortedDictionary<string, double[]>(StringComparer.Ordinal), new WeightFile());
        foreach (var (name, tensor) in file.Tensors)
        {
            if (name.StartsWith(Now, StringComparison.Ordinal))
            {
                state.Add(name[Now.Length..], tensor.Values);
            }
            else
            {
                best.Tensors.Add(name[Best.Length..], tensor);
            }
        }

        foreach (var (name, value) in file.Metadata.Where(item => item.Key.StartsWith(Best, StringComparison.Ordinal)))
        {
            best.Metadata.Add(name[Best.Length..], value);
        }

        var restart = int.Parse(file.Metadata[RestartName], CultureInfo.InvariantCulture);
        return new Point(restart, state, best.Tensors.Count == 0 ? null : best);
    }

    /// <summary>How far a training has come.</summary>
    /// <param name="Restart">Number of the restart that is under way.</param>
    /// <param name="State">What the rest of it depends on.</param>
    /// <param name="Best">The best of those before; null for none.</param>
    internal sealed record Point(int Restart, SortedDictionary<string, double[]> State, WeightFile? Best);
}
