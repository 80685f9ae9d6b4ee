namespace Hogwild.Contests;

/// <summary>PHOLD as events, which say where they happen and which job and hop they are.</summary>
internal abstract class PholdEvents(int places) : Phold(places)
{
    private const int HopBits = 32;

    /// <summary>The first event of every job.</summary>
    protected void Start()
    {
        for (var job = 0L; job < Places; job++)
        {
            Push(Place(job, 0), job << HopBits, Gap(job, 0));
        }
    }

    /// <summary>An event happens, and brings about the next one.</summary>
    protected void Arrive(int place, long counter, long now)
    {
        Count(place);
        var (job, hop) = (counter >> HopBits, (counter + 1) & uint.MaxValue);
        Push(Place(job, hop), counter + 1, now + Gap(job, hop));
    }

    /// <summary>Lets an event happen.</summary>
    protected abstract void Push(int place, long counter, long at);
}
