using SimSharp;

namespace Hogwild.Contests;

/// <summary>PHOLD on SimSharp, with a process a job.</summary>
internal sealed class SimSharpPhold : Phold
{
    private readonly SimSharp.Simulation _environment = new(SimSharpTime.Start);

    /// <summary>A run that has not begun.</summary>
    public SimSharpPhold(int places)
        : base(places)
    {
        for (var job = 0; job < places; job++)
        {
            _environment.Process(Travel(job));
        }
    }

    /// <inheritdoc/>
    public override void Run(long until) => SimSharpTime.Run(_environment, until);

    private IEnumerable<Event> Travel(int job)
    {
        for (var hop = 0L; ; hop++)
        {
            yield return _environment.Timeout(TimeSpan.FromTicks(Gap(job, hop)));
            Count(Place(job, hop));
        }
    }
}
