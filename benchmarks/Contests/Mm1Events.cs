namespace Hogwild.Contests;

/// <summary>The M/M/1 queue as events: the next arrival, and the end of the service if there is one.</summary>
internal abstract class Mm1Events : Mm1
{
    private const int Arrival = 0;
    private const int Departure = 1;

    /// <summary>The first arrival.</summary>
    protected void Start() => Push(Arrival, 0, Gap(0));

    /// <summary>An event happens.</summary>
    /// <param name="what">Arrival or departure.</param>
    /// <param name="customer">Whose.</param>
    /// <param name="now">When.</param>
    protected void Happened(int what, long customer, long now)
    {
        if (what == Arrival)
        {
            Arrive(now);
            Push(Arrival, customer + 1, now + Gap(customer + 1));
            if (Number == 1)
            {
                Push(Departure, customer, now + Service(customer));
            }
        }
        else
        {
            Leave(now);
            if (Number > 0)
            {
                Push(Departure, customer + 1, now + Service(customer + 1));
            }
        }
    }

    /// <summary>Lets an event happen.</summary>
    protected abstract void Push(int what, long customer, long at);
}
