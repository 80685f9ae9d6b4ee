using System.Text.Json;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// What a study that is under way keeps for itself, in a folder of its own: finished units that no other study asks for, and what was
/// asked, the scenario and the options beside it. It goes when the results are in their place.
/// </summary>
internal sealed class UnfinishedWork
{
    private const string ScenarioName = "scenario.json";
    private readonly string _folder;
    private readonly IReadOnlyList<Study> _studies;

    /// <summary>The work of a study; nothing is written yet.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="studies">What is asked, of one scenario.</param>
    /// <param name="warn">Is told of files that are damaged.</param>
    public UnfinishedWork(string folder, IReadOnlyList<Study> studies, Action<string>? warn = null)
    {
        (_folder, _studies) = (folder, studies);
        WasStopped = Directory.Exists(folder);
        Kept = new UnitFolder(folder, warn);
        Units = new DelayedUnits(Kept, Begin);
    }

    /// <summary>Whether there is work of a study that did not come to its end.</summary>
    public bool WasStopped { get; }

    /// <summary>The units as they are written.</summary>
    public UnitFolder Kept { get; }

    /// <summary>The units.</summary>
    public DelayedUnits Units { get; }

    /// <summary>
    /// What is asked otherwise than before the study was stopped, a line a value; nothing where it is not known, and where nothing is.
    /// </summary>
    public IReadOnlyList<string> Changes()
    {
        var path = Path.Combine(_folder, ScenarioName);
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var before = JsonDocument.Parse(File.ReadAllBytes(path));
            using var now = JsonDocument.Parse(Text());
            return ScenarioChanges.Between(before.RootElement, now.RootElement);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Removes all of it: the results are in their place.</summary>
    public void Remove()
    {
        Units.Forget();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Writes down what is asked, since the first unit is about to be kept.</summary>
    public void Begin() => AtomicFile.Write(Path.Combine(_folder, ScenarioName), stream => stream.Write(Text()));

    private byte[] Text()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            StudyJson.Write(json, _studies);
        }

        return stream.ToArray();
    }
}
