using Orleans;

namespace Hogwild.Engines.Orleans;

/// <summary>The silos of a run.</summary>
internal interface ISilos
{
    /// <summary>Finds grains.</summary>
    IGrainFactory Grains { get; }

    /// <summary>Starts all, and waits until they know each other.</summary>
    /// <param name="patience">How long it is waited for.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="InvalidOperationException">One ended, or nothing says how one is started.</exception>
    /// <exception cref="NoClusterException">A cluster that should be there is not.</exception>
    /// <exception cref="TimeoutException">They do not within a time.</exception>
    void Start(TimeSpan patience, CancellationToken cancellation);

    /// <summary>Kills a silo.</summary>
    /// <param name="silo">Its number.</param>
    void Kill(int silo);

    /// <summary>Where all silos are gone nobody can take over their workers.</summary>
    /// <exception cref="InvalidOperationException">So it is.</exception>
    void ThrowIfNoneIsLeft();
}
