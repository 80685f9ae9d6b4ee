using System.Text.Json;

namespace Hogwild.Engines;

/// <summary>What a process is told on its standard input, where nobody else sees it, to be one worker of a run.</summary>
/// <param name="What">What is run, for whoever makes the task.</param>
/// <param name="Run">The run: a random number that all its logs share.</param>
/// <param name="Secret">What messages of this run begin with, in hexadecimal digits.</param>
/// <param name="Port">The port, of this machine, of the process that has started it.</param>
/// <param name="Worker">Number of the worker.</param>
/// <param name="Incarnation">How often it has been started before.</param>
/// <param name="Folder">Where its log is, and its checkpoint.</param>
/// <param name="Checkpoint">Ticks between two checkpoints; null for none.</param>
internal sealed record WorkerConfig(
    string What, Guid Run, string Secret, int Port, int Worker, int Incarnation, string Folder, long? Checkpoint)
{
    /// <summary>The bytes that messages begin with.</summary>
    public byte[] SecretBytes => Convert.FromHexString(Secret);

    /// <summary>As one line of text.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Reads the line.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static WorkerConfig Read(string? line)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkerConfig>(line ?? "null") ?? throw new InvalidDataException("expected what to run");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"expected what to run ({error.Message})");
        }
    }
}
