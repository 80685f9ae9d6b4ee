using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A cluster of silos that find each other in a Redis.</summary>
/// <param name="Redis">Where the Redis is.</param>
/// <param name="Name">The name of the cluster.</param>
/// <param name="Folder">A folder that the run and all silos see, for logs and checkpoints.</param>
[Kind("cluster", "a cluster of silos that find each other in a Redis", Example = "{ redis: localhost:6379, folder: /srv/hogwild }")]
public sealed record ClusterSpec(
    [Option("where the Redis is, host:port")] string Redis,
    [Option("a folder that the run and all silos see, for logs and checkpoints")] string Folder,
    [Option("the name of the cluster, as silos were given it")] string Name = ClusterSpec.UsualName)
{
    /// <summary>The name where none is given.</summary>
    public const string UsualName = "hogwild";
}
