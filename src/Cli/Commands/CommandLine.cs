using System.CommandLine;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Hogwild.Experiments;
using Hogwild.Reports;
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
    private const int StackSize = 16 << 20;

    private readonly SafeWriter _output = SafeWriter.Of(output);
    private readonly SafeWriter _error = SafeWriter.Of(error);
    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Show the stack trace of an unexpected failure.",
        Recursive = true,
    };

    /// <summary>How long work may take to stop once it is asked to; then it is left behind, and nothing half-written is.</summary>
    internal TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Does what the arguments say, in the invariant culture.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Invoke(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        using var signals = new StopSignals(cancellation);
        var session = new Session(_output, _error, signals.Token);
        var (code, failure) = (ExitCodes.Failed, default(ExceptionDispatchInfo));

        // A thread of its own: what reads from a pipe, or solves, without asking whether it is to stop, can be left behind. It may end
        // after this call, so the event is not disposed of here.
        var done = new ManualResetEvent(initialState: false);
        var worker = new Thread(Work, StackSize) { IsBackground = true };
        worker.Start();
        if (!signals.Wait(done, Grace))
        {
            return Interrupted(session);
        }

        failure?.Throw();
        return code;

        void Work()
        {
            try
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
                code = Heard(Run(arguments, session));
            }
#pragma warning disable CA1031 // Thrown again by the thread that waits.
            catch (Exception error)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
            finally
            {
                done.Set();
            }
        }
    }

    private int Run(IReadOnlyList<string> arguments, Session session)
    {
        if (arguments is ["--version"])
        {
            // Without the commands, since making them reads the descriptions of all kinds.
            _output.WriteLine(RunFile.Version);
            return ExitCodes.Done;
        }

        var configuration = new InvocationConfiguration
        {
            Output = _output,
            Error = _error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var root = Root(session, configuration);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            var hint = parsed.UnmatchedTokens is [var unknown, ..] ? Hint(unknown, parsed.CommandResult.Command) : string.Empty;
            var message = ParseErrors.Text(parsed.Errors[0].Message);
            _error.WriteLine($"hogwild: {message}{(hint.Length > 0 ? hint : ".")} Try: hogwild --help");
            return ExitCodes.BadInput;
        }

        return Guard(() => parsed.Invoke(configuration), session, parsed.GetValue(_verbose));
    }

    private RootCommand Root(Session session, InvocationConfiguration configuration)
    {
        var (output, cancellation) = (session.Output, session.Cancellation);
        var root = new RootCommand(
            """
            A laboratory for asynchrony on graphs: models compute while nodes update at different times on stale information.

            Start with:  hogwild run scenarios/quickstart.yaml
            """);
        root.Options.Add(_verbose);
        root.Options.Add(PlugInLoader.Option);
        root.Subcommands.Add(RunCommand.Create(execute ?? Experiment.RunAll, session));
        root.Subcommands.Add(TrainCommand.Create(session));
        root.Subcommands.Add(ReplayCommand.Create(replay ?? ReplayCommand.Execute, output, _error, cancellation));
        root.Subcommands.Add(ScheduleCommand.Create(session));
        root.Subcommands.Add(TimelineCommand.Create(session));
        root.Subcommands.Add(CalibrateCommand.Create(session));
        root.Subcommands.Add(CompareCommand.Create(session));
        root.Subcommands.Add(AttackCommand.Create(session));
        root.Subcommands.Add(ThresholdCommand.Create(session));
        root.Subcommands.Add(FalsifyCommand.Create(session));
        root.Subcommands.Add(MergeCommand.Create(session, merged => root.Parse(merged).Invoke(configuration)));
        root.Subcommands.Add(ListCommand.Create(output));
        root.Subcommands.Add(NewCommand.Create(output));
        root.Subcommands.Add(ValidateCommand.Create(output, _error));
        root.Subcommands.Add(ExplainCommand.Create(session));
        root.Subcommands.Add(SchemaCommand.Create(output));
        root.Subcommands.Add(ReferenceCommand.Create(output));
        root.Subcommands.Add(WeightsCommand.Create(output));
        root.Subcommands.Add(GalleryCommand.Create(session, arguments => Run(arguments, session)));
        root.Subcommands.Add(SiloCommand.Create(session));
        root.Subcommands.Add(WorkerCommand.Create(session));
        root.Subcommands.Add(BenchCommand.Create(output, cancellation));
        root.SetAction(_ =>
        {
            var names = string.Join(", ", root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name));
            _error.WriteLine($"hogwild: a command is required: one of {names}. Try: hogwild --help");
            return ExitCodes.BadInput;
        });
        return root;
    }

    private static string Hint(string unknown, Command command)
    {
        IEnumerable<Symbol> known = [.. command.Subcommands, .. command.Options];
        return Nearest.Hint(unknown.Split('=')[0], known.Select(symbol => symbol.Name));
    }

    private int Guard(Func<int> action, Session session, bool isVerbose)
    {
        try
        {
            return action();
        }
        catch (OperationCanceledException)
        {
            return Interrupted(session);
        }
        catch (AggregateException failure) when (failure.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            return Interrupted(session);
        }
#pragma warning disable CA1031 // The outermost frame: whatever went wrong becomes one line and an exit code.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (Failures.Of(failure) is not { } known)
            {
                var line = Failures.Cause(failure).Message.ReplaceLineEndings(" ");
                _error.WriteLine(isVerbose ? failure.ToString() : $"hogwild: unexpected failure: {line} (--verbose shows where)");
                return ExitCodes.Failed;
            }

            session.Close();
            var told = known.Code is ExitCodes.NoRoom or ExitCodes.NoMemory ? known.Line + session.AndKept() : known.Line;
            _error.WriteLine(isVerbose && known.Code != ExitCodes.BadInput ? failure.ToString() : told);
            return known.Code;
        }
        finally
        {
            session.Close();
            session.TellWarnings();
        }
    }

    private int Interrupted(Session session)
    {
        session.Close();
        _error.WriteLine(session.Interrupted());
        return ExitCodes.Interrupted;
    }

    private int Heard(int code)
    {
        _output.Flush();
        if (code != ExitCodes.Done || _output.Problem is not { } problem)
        {
            return code;
        }

        _error.WriteLine(
            $"hogwild: all was done, but the standard output could not be written: {problem.ReplaceLineEndings(" ").TrimEnd('.')}");
        return ExitCodes.NoOutput;
    }
}
