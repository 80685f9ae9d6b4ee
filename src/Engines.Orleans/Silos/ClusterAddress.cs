namespace Hogwild.Engines.Orleans;

/// <summary>A cluster that is there, or comes to be as its silos start: they find each other in a Redis.</summary>
/// <param name="Name">Its name; silos of another name are of another cluster.</param>
/// <param name="Redis">Where the Redis is, <c>host:port</c>, and what its client is told besides.</param>
/// <param name="Listen">The address of this machine that other silos reach it by. Default the loopback alone.</param>
public sealed record ClusterAddress(string Name, string Redis, string Listen = "127.0.0.1");
