using SimSharp;

namespace Hogwild.Contests;

/// <summary>The M/M/1 queue on SimSharp as it is usually written: a process a customer, and a resource.</summary>
internal sealed class SimSharpMm1 : Mm1
{
    private readonly SimSharp.Simulation _environment = new(SimSharpTime.Start);
    private readonly Resource _server;

    /// <summary>A run that has not begun.</summary>
    public SimSharpMm1()
    {
        _server = new Resource(_environment, 1);
        _environment.Process(Come());
    }

    /// <inheritdoc/>
    public override void Run(long until) => SimSharpTime.Run(_environment, until);

    private IEnumerable<Event> Come()
    {
        for (var customer = 0L; ; customer++)
        {
            yield return _environment.Timeout(TimeSpan.FromTicks(Gap(customer)));
            Arrive(SimSharpTime.Now(_environment));
            _environment.Process(Visit(customer));
        }
    }

    private IEnumerable<Event> Visit(long customer)
    {
        var request = _server.Request();
        yield return request;
        yield return _environment.Timeout(TimeSpan.FromTicks(Service(customer)));
        Leave(SimSharpTime.Now(_environment));
        _server.Release(request);
    }
}
