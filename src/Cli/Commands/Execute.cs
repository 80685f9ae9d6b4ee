using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>Carries out everything that a scenario asks for. Blocks until it is done.</summary>
/// <param name="scenario">What is asked.</param>
/// <param name="options">How it is carried out; the results do not depend on it.</param>
/// <param name="cancellation">Asks to stop; it then throws <see cref="OperationCanceledException"/>.</param>
/// <exception cref="ScenarioException">An input file is not what it should be.</exception>
public delegate IReadOnlyList<StudyResult> Execute(Scenario scenario, StudyOptions options, CancellationToken cancellation);
