using System.Globalization;
using Hogwild.Engines;
using Hogwild.Engines.Orleans;
using Hogwild.EngineWorker;

if (args is ["silo"])
{
    OrleansSilo.Run(Console.In, what => EngineTaskText.Read(what).Create("."));
}
else if (args is ["join", var redis, var cluster, var port, var gateway])
{
    OrleansSilo.Join(
        new ClusterAddress(cluster, redis),
        int.Parse(port, CultureInfo.InvariantCulture),
        int.Parse(gateway, CultureInfo.InvariantCulture),
        what => EngineTaskText.Read(what).Create("."),
        () => { },
        CancellationToken.None);
}
else
{
    ProcessWorker.Run(Console.In, what => EngineTaskText.Read(what).Create("."));
}
