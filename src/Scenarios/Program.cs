using Hogwild.Scenarios;

return new CommandLine(Runner.Execute, Replayer.Execute, Console.Out, Console.Error).Invoke(args);
