using Hogwild.Cli;

return new CommandLine(Console.Out, Console.Error).Invoke(args);
