using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>
/// Trained weights on disk under a name that is the SHA-256 of everything that determines them: the settings with kind and seed, the data
/// themselves, the version of the trainers and that of TorchSharp. What is there is read without TorchSharp. Files appear whole or not at
/// all, so several processes may share a directory. Each carries a checksum among its metadata; one that does not fit is not used.
/// </summary>
/// <param name="directory">Where the files are, <c>&lt;hash&gt;.safetensors</c>; made when the first one is written.</param>
public sealed class WeightCache(string directory)
{
    // Among the metadata, under the seal: a whole file under another's name is as wrong as a damaged one.
    private const string KeyName = "hogwild.key";

    // What ends the name of a training that is under way.
    internal const string Unfinished = ".unfinished";

    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>Where the files are.</summary>
    public string Directory { get; } = directory;

    /// <summary>
    /// Is told, in one line, of a file that cannot be used and is made anew; safe to call from several threads. Null where nobody asks.
    /// </summary>
    public Action<string>? Warn { get; init; }

    /// <summary>
    /// Is told the path of weights that somebody has asked for, once they are there; safe to call from several threads. Null where nobody
    /// asks.
    /// </summary>
    public Action<string>? Used { get; init; }

    /// <summary>How often, at most, it is written down how far a training has come. Default: every 5 s, after an epoch.</summary>
    internal TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>64 hexadecimal digits that stand for what determines the weights.</summary>
    public static string Key(TrainingSettings settings, Dataset data) => Key(settings, data, null);

    /// <summary>The same of a training whose epoch is chosen by further graphs.</summary>
    internal static string Key(TrainingSettings settings, Dataset data, EpochChoice? choice)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Trainers.RevisionOf(settings));
            writer.Write(Trainers.TorchSharpVersion);
            foreach (var (name, value) in settings.Describe())
            {
                writer.Write(name);
                writer.Write(value);
            }

            Write(writer, data);
            if (choice is not null)
            {
                // Nothing where the last epoch's weights are taken: keys of such trainings are as they were.
                writer.Write(choice.By.ToString());
                choice.Looked.ToList().ForEach(looked => Write(writer, looked));
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }

    /// <summary>The file in which the weights are, or would be.</summary>
    public string PathOf(TrainingSettings settings, Dataset data) => Path.Combine(Directory, Key(settings, data) + ".safetensors");

    /// <summary>The same of a training whose epoch is chosen by further graphs.</summary>
    internal string PathOf(TrainingSettings settings, Dataset data, EpochChoice? choice) =>
        choice is null ? PathOf(settings, data) : Path.Combine(Directory, Key(settings, data, choice) + ".safetensors");

    /// <summary>The cached weights, or null where there are none, or none that can be trusted.</summary>
    /// <exception cref="IOException">A folder or a link is where the file should be.</exception>
    public WeightFile? Find(TrainingSettings settings, Dataset data) => FindAt(PathOf(settings, data));

    /// <summary>The same of a training whose epoch is chosen by further graphs.</summary>
    /// <exception cref="IOException">A folder or a link is where the file should be.</exception>
    internal WeightFile? Find(TrainingSettings settings, Dataset data, EpochChoice? choice) =>
        choice is null ? Find(settings, data) : FindAt(PathOf(settings, data, choice));

    private WeightFile? FindAt(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target)
        {
            // What it leads to is somebody else's, and never to be replaced.
            throw new IOException($"{path}: expected a file that was kept here, found a link to {target}");
        }

        if (!File.Exists(path))
        {
            // Said before hours of training, not after them.
            return System.IO.Directory.Exists(path) ? throw new IOException($"{path}: expected a file, found a folder") : null;
        }

        try
        {
            var found = SafeTensors.Read(path);
            if (WeightSeal.IsSealed(found) && found.Metadata.GetValueOrDefault(KeyName) == Path.GetFileNameWithoutExtension(path))
            {
                return found;
            }

            var isOther = found.Metadata.ContainsKey(KeyName);
            Tell(path, isOther ? "has other weights" : "has no checksum of all of it, as those of earlier versions");
        }
        catch (WeightFormatException)
        {
            Tell(path, "is damaged");
        }

        return null;
    }

    /// <summary>The cached weights; where there are none they are trained and kept.</summary>
    /// <inheritdoc cref="Trainers.Train(TrainingSettings, Dataset, IProgress{TrainingProgress}?, CancellationToken)"/>
    public WeightFile GetOrTrain(
        TrainingSettings settings, Dataset data, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        GetOrTrain(settings, data, null, progress, cancellation);

    /// <summary>The same, with the weights of the epoch that further graphs choose.</summary>
    /// <param name="settings">Which kind of model, and how.</param>
    /// <param name="data">Graphs with labels or targets of every item.</param>
    /// <param name="choice">Which epoch's weights are the result; null for those of the last one.</param>
    /// <param name="progress">Is told after every epoch.</param>
    /// <param name="cancellation">Ends the training between two steps.</param>
    internal WeightFile GetOrTrain(
        TrainingSettings settings, Dataset data, EpochChoice? choice, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        if (Find(settings, data, choice) is { } found)
        {
            Used?.Invoke(PathOf(settings, data, choice));
            return found;
        }

        var key = Key(settings, data, choice);
        var unfinished = new UnfinishedTraining(Path.Combine(Directory, $"{key}{Unfinished}"), key, Warn) { Interval = Interval };
        var trained = Trainers.Train(settings, data, choice, unfinished, progress, cancellation);
        var kept = WeightSeal.Seal(trained with
        {
            Metadata = new(trained.Metadata, StringComparer.Ordinal) { [KeyName] = key },
        });
        System.IO.Directory.CreateDirectory(Directory);
        SafeTensors.Write(PathOf(settings, data, choice), kept);
        Used?.Invoke(PathOf(settings, data, choice));
        unfinished.Remove();
        return kept;
    }

    /// <summary>Once a file, however often it is looked at.</summary>
    private void Tell(string path, string what)
    {
        if (_told.TryAdd(path, true))
        {
            Warn?.Invoke($"the kept weights {path}: the file {what}; they are trained anew");
        }
    }

    private static void Write(BinaryWriter writer, Dataset data)
    {
        writer.Write(data.Name);
        writer.Write(data.Task.ToString());
        writer.Write(data.Classes);
        foreach (var graph in data.Graphs)
        {
            Write(writer, graph);
        }
    }

    private static void Write(BinaryWriter writer, GraphData data)
    {
        var graph = data.Graph;
        writer.Write(graph.NodeCount);
        writer.Write(graph.ArcCount);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            writer.Write(graph.Source(arc));
            writer.Write(graph.Target(arc));
        }

        writer.Write(data.FeatureSize);
        Write(writer, data.Features);
        writer.Write(data.ArcFeatureSize);
        Write(writer, data.ArcFeatures);
        writer.Write(data.Labels.Length);
        foreach (var label in data.Labels)
        {
            writer.Write(label);
        }

        Write(writer, data.Targets);

        // Nothing where all nodes count, each by itself: keys of such data are as they were.
        foreach (var number in data.Judged ?? [])
        {
            writer.Write(number);
        }

        if (data.Groups is { } groups)
        {
            writer.Write(groups.Kind.ToString());
            Array.ForEach(groups.Starts, writer.Write);
            Array.ForEach(groups.Members, writer.Write);
        }

        writer.Write(data.Flags);
    }

    private static void Write(BinaryWriter writer, double[] values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }
}
