using System.Runtime.InteropServices;

namespace Hogwild.Cli;

/// <summary>
/// Signals that ask the command to stop: Ctrl-C, SIGTERM, SIGHUP, SIGQUIT. The first one asks; who does not answer in time, or is asked
/// twice, is left alone.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // SIGHUP last: the runtime has handlers of its own for the others, so that this one tells from outside that all are listened to.
    private static readonly PosixSignal[] All = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP];

    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _atOnce = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Listens from now on.</summary>
    /// <param name="cancellation">Another one who may ask to stop.</param>
    public StopSignals(CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Array.ForEach(All, signal => _registrations.Add(PosixSignalRegistration.Create(signal, Stop)));
    }

    /// <summary>Asks to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Waits until work is done; once it has been asked to stop, for so long at most.</summary>
    /// <returns>Whether it is done.</returns>
    public bool Wait(WaitHandle done, TimeSpan grace) => WaitHandle.WaitAny([done, Token.WaitHandle]) == 0
        || WaitHandle.WaitAny([done, _atOnce.Token.WaitHandle], grace) == 0;

    /// <summary>Listens no more.</summary>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
        _atOnce.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        (_stop.IsCancellationRequested ? _atOnce : _stop).Cancel();
    }
}
