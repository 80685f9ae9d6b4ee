namespace Hogwild.Schedulers;

/// <summary>What workers have sent each other.</summary>
/// <param name="Messages">How many messages, one an arc of the quotient graph and activation, lost ones included, copies not.</param>
/// <param name="Bytes">
/// How many bytes of payload: of every node that the other worker reads its shared state, and what is sent along cut arcs besides, 8 bytes
/// a number.
/// </param>
public readonly record struct WorkerTraffic(long Messages, long Bytes);
