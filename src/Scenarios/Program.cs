using Hogwild.Scenarios;

return new CommandLine(
    (_, _, _, _) => throw new NotSupportedException("this build runs no scenarios"),
    (_, _) => throw new NotSupportedException("this build replays no schedules"),
    Console.Out,
    Console.Error).Invoke(args);
