using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>Runs a scenario. Blocks until all replicates are done.</summary>
/// <param name="scenario">What to run.</param>
/// <param name="options">How to run it; the results do not depend on it.</param>
/// <param name="progress">Is told how far the run has come; may be called from several threads.</param>
/// <param name="cancellation">Asks to stop; the run then throws <see cref="OperationCanceledException"/>.</param>
/// <exception cref="ScenarioException">An input file is not what it should be.</exception>
public delegate RunResult Execute(Scenario scenario, RunOptions options, IProgress<RunProgress> progress, CancellationToken cancellation);
