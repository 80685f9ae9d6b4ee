using System.CommandLine;
using System.Runtime.InteropServices;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>
/// The command <c>hogwild</c>: reads the command line, calls what does the work, and turns how that ends into an exit code.
/// </summary>
/// <param name="output">Receives results and progress.</param>
/// <param name="error">Receives messages about what went wrong, one line each.</param>
/// <param name="execute">Runs scenarios; <see cref="Experiment.RunAll"/> where it is null.</param>
/// <param name="replay">Replays schedules; null for what does.</param>
public sealed class CommandLine(TextWriter output, TextWriter error, Execute? execute = null, ExecuteReplay? replay = null)
{
    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Show the stack trace of an unexpected failure.",
        Recursive = true,
    };

    /// <summary>Does what the arguments say.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Invoke(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var root = Root(stop.Token);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            var hint = parsed.UnmatchedTokens is [var unknown, ..] ? Hint(unknown, parsed.CommandResult.Command) : string.Empty;
            var message = parsed.Errors[0].Message.TrimEnd('.');
            error.WriteLine($"hogwild: {message}{(hint.Length > 0 ? hint : ".")} Try: hogwild --help");
            return ExitCodes.BadInput;
        }

        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return Guard(() => parsed.Invoke(configuration), parsed.GetValue(_verbose));

        // The first signal asks the run to stop, so that nothing half-written stays.
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private RootCommand Root(CancellationToken cancellation)
    {
        var root = new RootCommand(
            """
            A laboratory for asynchrony on graphs: models compute while nodes update at different times on stale information.

            Start with:  hogwild run scenarios/quickstart.yaml
            """);
        root.Options.Add(_verbose);
        root.Subcommands.Add(RunCommand.Create(execute ?? Experiment.RunAll, output, cancellation));
        root.Subcommands.Add(TrainCommand.Create(output, cancellation));
        root.Subcommands.Add(ReplayCommand.Create(replay ?? ReplayCommand.Execute, output, error, cancellation));
        root.Subcommands.Add(ScheduleCommand.Create(output));
        root.Subcommands.Add(TimelineCommand.Create(output));
        root.Subcommands.Add(AttackCommand.Create(output, cancellation));
        root.Subcommands.Add(ThresholdCommand.Create(output, cancellation));
        root.Subcommands.Add(FalsifyCommand.Create(output, cancellation));
        root.Subcommands.Add(ListCommand.Create(output, KindRegistry.BuiltIn));
        root.Subcommands.Add(BenchCommand.Create(output, cancellation));
        root.SetAction(_ =>
        {
            var names = string.Join(", ", root.Subcommands.Select(command => command.Name));
            error.WriteLine($"hogwild: a command is required: one of {names}. Try: hogwild --help");
            return ExitCodes.BadInput;
        });
        return root;
    }

    private static string Hint(string unknown, Command command)
    {
        IEnumerable<Symbol> known = [.. command.Subcommands, .. command.Options];
        return Nearest.Hint(unknown.Split('=')[0], known.Select(symbol => symbol.Name));
    }

    private int Guard(Func<int> action, bool isVerbose)
    {
        try
        {
            return action();
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("hogwild: interrupted; no results were written");
            return ExitCodes.Interrupted;
        }
        catch (AggregateException failure) when (failure.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            error.WriteLine("hogwild: interrupted; no results were written");
            return ExitCodes.Interrupted;
        }
        catch (Exception failure) when (Cause(failure) is ScenarioException problem)
        {
            error.WriteLine(problem.Message);
            return ExitCodes.BadInput;
        }
#pragma warning disable CA1031 // The outermost frame: whatever went wrong becomes one line and an exit code.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var line = Cause(failure).Message.ReplaceLineEndings(" ");
            error.WriteLine(isVerbose ? failure.ToString() : $"hogwild: unexpected failure: {line} (--verbose shows where)");
            return ExitCodes.Failed;
        }
    }

    // Parallel runs wrap what went wrong.
    private static Exception Cause(Exception failure) =>
        failure is AggregateException { InnerExceptions: [var inner, ..] } ? Cause(inner) : failure;
}
