namespace Hogwild.Engines.Orleans;

/// <summary>
/// A cluster that is there, or comes to be as its silos start: they find each other in a Redis, or as a file says in the words of Orleans.
/// </summary>
/// <param name="Name">Its name; silos of another name are of another cluster.</param>
/// <param name="Redis">Where the Redis is, <c>host:port</c>, and what its client is told besides; null where a file says it.</param>
/// <param name="Listen">The address of this machine that other silos reach it by. Default the loopback alone.</param>
public sealed record ClusterAddress(string Name, string? Redis, string Listen = "127.0.0.1")
{
    /// <summary>
    /// A JSON file with the configuration of Orleans, under the key <c>Orleans</c>: <c>Clustering</c> with its <c>ProviderType</c>
    /// (<c>Redis</c>, <c>AdoNet</c>) and what that is told. Null, the default, for none.
    /// </summary>
    public string? Configuration { get; init; }

    /// <summary>Where silos find each other, for messages.</summary>
    internal string Place => Redis ?? Configuration ?? "";
}
