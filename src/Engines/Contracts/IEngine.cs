namespace Hogwild.Engines;

/// <summary>
/// Something on which rules really run at the same time. What happens is not a function of the seed; what happened is logged, decision by
/// decision, and a simulation repeats it to the bit.
/// </summary>
public interface IEngine
{
    /// <summary>Runs a rule. Blocks until the run has ended.</summary>
    /// <param name="task">What is run.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="LogException">The logs of workers do not fit together.</exception>
    EngineRun Run(EngineTask task, CancellationToken cancellation);
}
