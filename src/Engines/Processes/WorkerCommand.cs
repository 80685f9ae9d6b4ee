namespace Hogwild.Engines;

/// <summary>How a process is started that calls <see cref="ProcessWorker.Run"/>.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">What it is given on its command line; nothing that others must not know.</param>
public sealed record WorkerCommand(string File, IReadOnlyList<string> Arguments);
