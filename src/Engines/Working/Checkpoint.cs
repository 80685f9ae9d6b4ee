using System.Runtime.InteropServices;

namespace Hogwild.Engines;

/// <summary>A version of a worker on disk, whole or not at all, from which it goes on where it was killed.</summary>
/// <param name="Version">Its number; 0 for the initial state.</param>
/// <param name="Layer">How many layers it has behind it.</param>
/// <param name="Numbers">All its numbers; empty for the initial state.</param>
internal sealed record Checkpoint(int Version, int Layer, double[] Numbers)
{
    /// <summary>Where there is none: the initial state.</summary>
    public static Checkpoint None { get; } = new(0, 0, []);

    /// <summary>Keeps the newest version of a worker, in place of what was kept before.</summary>
    public static void Write(string path, WorkerSite site)
    {
        var bytes = new ByteWriter();
        bytes.Number(site.Version);
        bytes.Number(site.Layer);
        bytes.Bytes(MemoryMarshal.AsBytes(site.Newest));
        using (var file = File.Create(path + ".new"))
        {
            Frames.Write(file, bytes.Written);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Reads what was kept; the initial state where nothing was, or it is not whole.</summary>
    public static Checkpoint Read(string path)
    {
        if (!File.Exists(path))
        {
            return None;
        }

        try
        {
            using var file = File.OpenRead(path);
            var reader = new ByteReader(Frames.Read(file, int.MaxValue));
            var (version, layer) = ((int)reader.Number(), (int)reader.Number());
            return new Checkpoint(version, layer, MemoryMarshal.Cast<byte, double>(reader.Bytes(reader.Left)).ToArray());
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return None;
        }
    }
}
