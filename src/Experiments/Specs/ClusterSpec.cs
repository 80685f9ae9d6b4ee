using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A cluster of silos that find each other in a Redis, or as a file of Orleans says.</summary>
/// <param name="Folder">A folder that the run and all silos see, for logs and checkpoints.</param>
/// <param name="Redis">Where the Redis is; null where a file says where silos find each other.</param>
/// <param name="Configuration">A JSON file with the configuration of Orleans; null with a Redis.</param>
/// <param name="Name">The name of the cluster.</param>
[Kind("cluster", "a cluster of silos that find each other in a Redis, or as a file says",
    Example = "{ redis: localhost:6379, folder: /srv/hogwild }")]
public sealed record ClusterSpec(
    [Option("a folder that the run and all silos see, for logs and checkpoints")] string Folder,
    [Option("where the Redis is, host:port", Default = "none: a file says where silos find each other")] string? Redis = null,
    [Option("JSON file with the configuration of Orleans, relative to the scenario; silos have their own", Default = "none")]
    string? Configuration = null,
    [Option("the name of the cluster, as silos were given it")] string Name = ClusterSpec.UsualName) : IChecked
{
    /// <summary>The name where none is given.</summary>
    public const string UsualName = "hogwild";

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if ((Redis is null) == (Configuration is null))
        {
            yield return new Misfit("redis", "either where a Redis is or a file ('configuration')");
        }
    }
}
