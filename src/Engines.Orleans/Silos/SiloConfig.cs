using System.Text.Json;

namespace Hogwild.Engines.Orleans;

/// <summary>What a process is told on its standard input to be one silo of a cluster on this machine.</summary>
/// <param name="Cluster">Name of the cluster.</param>
/// <param name="Port">The silo's port.</param>
/// <param name="Primary">The port of the first silo, which knows all others.</param>
internal sealed record SiloConfig(string Cluster, int Port, int Primary)
{
    /// <summary>As one line of text.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Reads the line.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static SiloConfig Read(string? line)
    {
        try
        {
            return JsonSerializer.Deserialize<SiloConfig>(line ?? "null") ?? throw new InvalidDataException("expected which silo to be");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"expected which silo to be ({error.Message})");
        }
    }
}
