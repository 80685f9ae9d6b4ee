using System.CommandLine.Help;
using Hogwild.Cli;
using Hogwild.Experiments;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    var command = BenchCommand.Create(Console.Out, stop.Token, hasGates: true);
    command.Options.Add(new HelpOption());
    return command.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (ScenarioException problem)
{
    Console.Error.WriteLine(problem.Message);
    return ExitCodes.BadInput;
}
catch (OperationCanceledException)
{
    return ExitCodes.Interrupted;
}
