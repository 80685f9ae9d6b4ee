using Hogwild.Engines;
using Hogwild.EngineWorker;

ProcessWorker.Run(Console.In, what => EngineTaskText.Read(what).Create("."));
