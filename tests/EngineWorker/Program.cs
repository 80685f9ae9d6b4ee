using Hogwild.Engines;
using Hogwild.Engines.Orleans;
using Hogwild.EngineWorker;

if (args is ["silo"])
{
    OrleansSilo.Run(Console.In, what => EngineTaskText.Read(what).Create("."));
}
else
{
    ProcessWorker.Run(Console.In, what => EngineTaskText.Read(what).Create("."));
}
