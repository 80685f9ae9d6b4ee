using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>Replays a recorded schedule.</summary>
/// <param name="file">The schedule, in the folder <c>schedules</c> of some results.</param>
/// <param name="kinds">The kinds that its scenario can name.</param>
/// <param name="cancellation">Asks to stop; the replay then throws <see cref="OperationCanceledException"/>.</param>
/// <exception cref="ScenarioException">The file is not a schedule, or the results it belongs to are not there.</exception>
public delegate ReplayResult ExecuteReplay(string file, KindRegistry kinds, CancellationToken cancellation);
