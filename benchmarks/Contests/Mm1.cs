namespace Hogwild.Contests;

/// <summary>
/// An M/M/1 queue: customers come at exponential intervals and are served one after the other for exponential times. In theory there are
/// ρ/(1 − ρ) of them on average, waiting or being served.
/// </summary>
internal abstract class Mm1 : IKernelProgram
{
    private long _arrived;
    private long _since;
    private long _area;

    /// <summary>Customers that have been served.</summary>
    public long Updates { get; private set; }

    /// <summary>The number of customers, summed over all ticks up to the last change.</summary>
    public long Outcome => _area;

    /// <summary>The mean number of customers up to the last change.</summary>
    public double MeanNumber => (double)_area / _since;

    /// <summary>Customers that are there.</summary>
    protected long Number => _arrived - Updates;

    /// <inheritdoc/>
    public abstract void Run(long until);

    /// <summary>When a customer comes after the one before.</summary>
    protected static long Gap(long customer) => KernelTables.Gap[customer & (KernelTables.Gaps - 1)];

    /// <summary>How long a customer is served.</summary>
    protected static long Service(long customer) => KernelTables.Service[customer % KernelTables.Services];

    /// <summary>A customer comes.</summary>
    protected void Arrive(long now)
    {
        Pass(now);
        _arrived++;
    }

    /// <summary>A customer goes.</summary>
    protected void Leave(long now)
    {
        Pass(now);
        Updates++;
    }

    private void Pass(long now)
    {
        _area += Number * (now - _since);
        _since = now;
    }
}
